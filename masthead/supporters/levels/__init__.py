"""The levels of support that a paper offers, and what they bring: set at the desk."""

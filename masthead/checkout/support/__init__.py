"""Become a supporter: the page, where it leads, and money that comes with a support's reference."""

"""Letters to those who become supporters: that they are, or how they send what they promised."""

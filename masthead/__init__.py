"""Masthead: the software of a newspaper owned by its readers."""

__version__ = "0.1.0"

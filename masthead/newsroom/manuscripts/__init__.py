"""Manuscripts: stories as they come in a file, read into plain values. Knows no CMS."""

from masthead.newsroom.manuscripts.manuscript import Manuscript
from masthead.newsroom.manuscripts.read import read

__all__ = ["Manuscript", "read"]

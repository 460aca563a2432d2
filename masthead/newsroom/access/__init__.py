"""Letting readers in: for whom a story is kept, who may read it, and how it is opened."""

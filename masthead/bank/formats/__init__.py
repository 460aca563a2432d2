"""The forms in which banks give their statements, each read into the same plain values."""

"""The whole register as a file: asked for by one, agreed to by another, taken by the first."""

"""The annual return: what the society's members and its share capital did in a year."""

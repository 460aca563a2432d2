"""The door: codes and links by mail, and whoever comes in."""

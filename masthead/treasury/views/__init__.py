"""The treasurer's screens."""

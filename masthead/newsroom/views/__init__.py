"""What the newsroom shows to readers."""

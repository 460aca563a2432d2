"""The desk's screens of the bank's statements and of standing orders."""

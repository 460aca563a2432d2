"""Interest on shares: declared by a meeting, reckoned by the day, paid or made into shares."""

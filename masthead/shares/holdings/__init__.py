"""What happens to shares that somebody holds."""

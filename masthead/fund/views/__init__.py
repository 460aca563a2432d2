"""What the fund shows: to readers, and at the desk."""

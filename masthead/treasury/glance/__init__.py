"""The organiser's month at a glance."""

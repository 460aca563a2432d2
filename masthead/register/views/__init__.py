"""The secretary's screens of the register at the desk."""

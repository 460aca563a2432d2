"""What the secretary's screens of the register ask for."""

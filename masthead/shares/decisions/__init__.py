"""What the board and its secretary decide about applications."""

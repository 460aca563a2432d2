"""Take over the register that a society kept before, from a file, whole or not at all."""

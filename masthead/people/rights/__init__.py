"""The rights of whoever the paper knows: to be told what is held, and to be erased."""

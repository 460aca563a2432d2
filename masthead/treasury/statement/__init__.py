"""The statement of a closed month, from its frozen figures alone."""

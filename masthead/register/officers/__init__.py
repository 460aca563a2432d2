"""The officers of the society: who took an office, who left it, and who held one on a day."""

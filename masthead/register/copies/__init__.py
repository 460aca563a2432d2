"""Copies of the register: the whole with holdings, and the inspection copy without any figure."""

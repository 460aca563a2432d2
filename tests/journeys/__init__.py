"""A browser walking each flow, on a paper served as readers get it."""

"""Money for shares that goes back: out of suspense, payable, gone."""

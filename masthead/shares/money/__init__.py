"""Money for shares: into suspense, and out of it."""

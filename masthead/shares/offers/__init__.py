"""Offers of shares: opened, amended, closed, and what they have raised."""

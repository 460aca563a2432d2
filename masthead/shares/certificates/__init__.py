"""Certificates of shares: issued, cancelled, printed once more as marked duplicates."""

"""Receipts: what a giver has in writing, by mail and for print."""

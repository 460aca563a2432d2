"""Withdrawals: notice given, suspended by the board, taken back, paid."""

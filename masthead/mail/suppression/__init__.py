"""Addresses that are kept from being written to: suppressed, asked about, lifted."""

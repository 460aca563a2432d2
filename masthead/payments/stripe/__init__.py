"""Stripe: cards, Apple Pay and Google Pay on its hosted page (Checkout), once or again and again.

Through Stripe's own library, which is imported by whoever needs it: it is heavy.
"""

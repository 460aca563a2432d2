"""Ledger: the double-entry book."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """The room of the book."""

    name = "masthead.ledger"
    label = "ledger"

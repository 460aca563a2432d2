"""Ledger: the double-entry book."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """The room of the book."""

    name = "masthead.ledger"
    label = "ledger"

    def ready(self) -> None:
        """Keep the paper's currency from the first entry on."""
        from masthead.ledger.models import Entry
        from masthead.paper import currency

        currency.keep_when(Entry.objects.exists)

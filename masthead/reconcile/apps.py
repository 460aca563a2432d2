"""Reconcile: lines of statements matched and settled; standing orders."""

from django.apps import AppConfig


class ReconcileConfig(AppConfig):
    """The room of lines of statements matched and settled; standing orders."""

    name = "masthead.reconcile"
    label = "reconcile"

    def ready(self) -> None:
        """Keep a gift whose money a line of the bank's holds from being reversed under it."""
        from masthead.fund.reverse_gift import refuse_when
        from masthead.reconcile.held_by import held_by

        refuse_when(held_by)

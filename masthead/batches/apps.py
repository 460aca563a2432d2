"""Batches: the post: batches of gifts typed in at the desk."""

from django.apps import AppConfig


class BatchesConfig(AppConfig):
    """The room of the post: batches of gifts typed in at the desk."""

    name = "masthead.batches"
    label = "batches"

    def ready(self) -> None:
        """Keep a gift that went to the bank with its batch from being reversed there."""
        from masthead.batches.at_bank import at_bank
        from masthead.fund.reverse_gift import refuse_when

        refuse_when(at_bank)

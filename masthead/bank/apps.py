"""Bank: statements of banks: read, kept, put aside."""

from django.apps import AppConfig


class BankConfig(AppConfig):
    """The room of statements of banks: read, kept, put aside."""

    name = "masthead.bank"
    label = "bank"

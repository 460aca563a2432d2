"""Treasury: the month at a glance, its close, the treasurer's reports."""

from django.apps import AppConfig


class TreasuryConfig(AppConfig):
    """The room of the month at a glance, its close, the treasurer's reports."""

    name = "masthead.treasury"
    label = "treasury"

"""Shares: offered, applied for, allotted, passed on, withdrawn."""

from django.apps import AppConfig


class SharesConfig(AppConfig):
    """The room of what happens to shares."""

    name = "masthead.shares"
    label = "shares"

    def ready(self) -> None:
        """Say which references this room has printed."""
        from masthead.payments import reference
        from masthead.shares.models import Application

        reference.ask_also(lambda made: Application.objects.filter(reference=made).exists())

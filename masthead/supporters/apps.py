"""Supporters: who gives again and again, and what they get."""

from django.apps import AppConfig


class SupportersConfig(AppConfig):
    """The room of regular support."""

    name = "masthead.supporters"
    label = "supporters"

    def ready(self) -> None:
        """Say which references this room has printed."""
        from masthead.payments import reference
        from masthead.supporters.models import Support

        reference.ask_also(lambda made: Support.objects.filter(reference=made).exists())

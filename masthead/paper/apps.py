"""Paper: the paper's own settings."""

from django.apps import AppConfig


class PaperConfig(AppConfig):
    """The room of the paper's own settings."""

    name = "masthead.paper"
    label = "paper"

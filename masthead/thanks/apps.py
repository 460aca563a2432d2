"""Thanks: the thank-you column."""

from django.apps import AppConfig


class ThanksConfig(AppConfig):
    """The room of the thank-you column."""

    name = "masthead.thanks"
    label = "thanks"

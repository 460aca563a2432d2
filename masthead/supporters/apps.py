"""Supporters: who gives again and again, and what they get."""

from django.apps import AppConfig


class SupportersConfig(AppConfig):
    """The room of regular support."""

    name = "masthead.supporters"
    label = "supporters"

"""Shares: offered, applied for, allotted, passed on, withdrawn."""

from django.apps import AppConfig


class SharesConfig(AppConfig):
    """The room of what happens to shares."""

    name = "masthead.shares"
    label = "shares"

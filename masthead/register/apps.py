"""Register: the society's members, their shares, and what was true of them on any day."""

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    """The room of the statutory register."""

    name = "masthead.register"
    label = "register"

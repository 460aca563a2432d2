"""Mail: letters by mail: written down, sent once."""

from django.apps import AppConfig


class MailConfig(AppConfig):
    """The room of letters by mail: written down, sent once."""

    name = "masthead.mail"
    label = "mail"

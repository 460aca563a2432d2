"""Mail: letters by mail: written down, sent once."""

from django.apps import AppConfig


class MailConfig(AppConfig):
    """The room of letters by mail: written down, sent once."""

    name = "masthead.mail"
    label = "mail"

    def ready(self) -> None:
        """Send the letters of signing in, whose room stands below this one."""
        from masthead.mail.send import send
        from masthead.people import outbox

        outbox.use(send)

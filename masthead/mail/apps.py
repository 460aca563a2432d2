"""Mail: letters by mail: written down, sent once, and only where they may be."""

from django.apps import AppConfig


class MailConfig(AppConfig):
    """The room of letters by mail: written down, sent once, and only where they may be."""

    name = "masthead.mail"
    label = "mail"

    def ready(self) -> None:
        """Send the letters of signing in, whose room stands below; hear of those that came back."""
        from anymail.signals import tracking

        from masthead.mail.reports.hear import on_report
        from masthead.mail.send import send
        from masthead.people import outbox

        outbox.use(send)
        # django-anymail's module of signals loads none of its services.
        tracking.connect(on_report, dispatch_uid="masthead.mail.reports")

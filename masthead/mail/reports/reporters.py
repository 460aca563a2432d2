"""The services that report what became of letters, each with what proves that it is them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from django.conf import settings
from django.http import HttpRequest, HttpResponse


class NotListenedTo(LookupError):
    """No such service is set, or nothing would prove that a report is its own."""


@dataclass(frozen=True)
class Reporter:
    """A service as django-anymail names it: its view, and its settings that check signatures.

    Without one of these the service must send the secret of all, name:password, by basic
    authentication.
    """

    view: str
    keys: tuple[str, ...] = ()


REPORTERS = {
    "amazon_ses": Reporter("AmazonSESTrackingWebhookView"),
    "brevo": Reporter("BrevoTrackingWebhookView"),
    "mailersend": Reporter("MailerSendTrackingWebhookView", ("MAILERSEND_SIGNING_SECRET",)),
    "mailgun": Reporter(
        "MailgunTrackingWebhookView", ("MAILGUN_WEBHOOK_SIGNING_KEY", "MAILGUN_API_KEY")
    ),
    "mailjet": Reporter("MailjetTrackingWebhookView"),
    "mailtrap": Reporter("MailtrapTrackingWebhookView", ("MAILTRAP_TRACKING_SECRET",)),
    "mandrill": Reporter("MandrillCombinedWebhookView", ("MANDRILL_WEBHOOK_KEY",)),
    "postal": Reporter("PostalTrackingWebhookView", ("POSTAL_WEBHOOK_KEY",)),
    "postmark": Reporter("PostmarkTrackingWebhookView"),
    "resend": Reporter("ResendTrackingWebhookView", ("RESEND_SIGNING_SECRET",)),
    "sendgrid": Reporter(
        "SendGridTrackingWebhookView", ("SENDGRID_TRACKING_WEBHOOK_VERIFICATION_KEY",)
    ),
    "sparkpost": Reporter("SparkPostTrackingWebhookView"),
    "unisender_go": Reporter("UnisenderGoTrackingWebhookView", ("UNISENDER_GO_API_KEY",)),
}


def listener(name: str) -> Callable[[HttpRequest], HttpResponse]:
    """Return django-anymail's own view of a service's reports. Raises NotListenedTo.

    A service that isn't set, or that could prove nothing, isn't listened to: django-anymail
    itself would believe anybody then, and anybody could silence the paper.
    """
    reporter = REPORTERS.get(name)
    if reporter is None or name not in settings.MAIL_REPORTS or not _can_prove(reporter):
        raise NotListenedTo(name)
    # Only where a service of its is in use are its views worth loading.
    view = getattr(import_module(f"anymail.webhooks.{name}"), reporter.view)
    listening: Callable[[HttpRequest], HttpResponse] = view.as_view()
    return listening


def listened_to() -> list[str]:
    """Return the services whose reports are taken, for the desk."""
    return [
        name
        for name, reporter in REPORTERS.items()
        if name in settings.MAIL_REPORTS and _can_prove(reporter)
    ]


def _can_prove(reporter: Reporter) -> bool:
    return any(settings.ANYMAIL.get(key) for key in (*reporter.keys, "WEBHOOK_SECRET"))

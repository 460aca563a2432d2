"""Put a letter into an envelope: what goes out by mail."""

from __future__ import annotations

from email.utils import formataddr, parseaddr
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend

from masthead.mail.models import Letter
from masthead.paper.models import the_paper


def compose(
    letter: Letter, *, connection: BaseEmailBackend | None = None
) -> EmailMultiAlternatives:
    """Return the message of a letter, from the paper, with what is enclosed.

    Its Message-ID is the letter's own each time, so that a letter that somebody sends again
    is known again by the mail programs that look for that.
    """
    host = urlsplit(settings.BASE_URL).hostname or "localhost"
    message = EmailMultiAlternatives(
        letter.subject,
        letter.text,
        from_email=sender(the_paper().name, host=host),
        to=[letter.to],
        headers={"Message-ID": f"<{letter.pk}@{host}>", "Auto-Submitted": "auto-generated"},
        connection=connection,
    )
    if letter.html:
        message.attach_alternative(letter.html, "text/html")
    for file in letter.enclosures.all():
        message.attach(file.name, bytes(file.content), file.media_type)
    return message


def sender(name: str, *, host: str) -> str:
    """Return whom letters are from: `MASTHEAD_MAIL_FROM`, by the paper's name if it has none."""
    own_name, address = parseaddr(settings.MAIL_FROM or f"no-reply@{host}")
    return formataddr((own_name or name, address))

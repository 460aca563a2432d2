"""Put a letter into an envelope: what goes out by mail."""

from __future__ import annotations

from email.utils import formataddr, parseaddr
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend

from masthead.mail.models import Letter
from masthead.mail.way_out import way_out
from masthead.paper.models import the_paper


def compose(
    letter: Letter, *, connection: BaseEmailBackend | None = None
) -> EmailMultiAlternatives:
    """Return the message of a letter, from the paper, with what is enclosed.

    Its Message-ID is the letter's own each time, so that a letter that somebody sends again
    is known again by the mail programs that look for that. One that is sent because it is
    wanted says how such letters are ended, in its headers and at its foot.
    """
    host = urlsplit(settings.BASE_URL).hostname or "localhost"
    way = way_out(letter)
    message = EmailMultiAlternatives(
        letter.subject,
        way.below_text(letter.text) if way else letter.text,
        from_email=sender(the_paper().name, host=host),
        to=[letter.to],
        headers=_headers(letter, host=host) | (way.headers() if way else {}),
        connection=connection,
    )
    if letter.html:
        message.attach_alternative(way.below_page(letter.html) if way else letter.html, "text/html")
    for file in letter.enclosures.all():
        message.attach(file.name, bytes(file.content), file.media_type)
    return message


def _headers(letter: Letter, *, host: str) -> dict[str, str]:
    return {"Message-ID": f"<{letter.pk}@{host}>", "Auto-Submitted": "auto-generated"}


def sender(name: str, *, host: str) -> str:
    """Return whom letters are from: `MASTHEAD_MAIL_FROM`, by the paper's name if it has none."""
    own_name, address = parseaddr(settings.MAIL_FROM or f"no-reply@{host}")
    return formataddr((own_name or name, address))

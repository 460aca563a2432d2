"""Thank somebody who has become a supporter."""

from __future__ import annotations

import datetime as dt
import logging

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from masthead.mail.models import Letter
from masthead.mail.send import NotAnAddress, send
from masthead.paper.models import the_paper
from masthead.supporters.letters.words import told
from masthead.supporters.models import Support
from masthead.supporters.payer import payer_of

log = logging.getLogger("masthead.supporters")


def welcome(support: Support, *, at: dt.datetime) -> Letter | None:
    """Thank a supporter whose support was confirmed, and say where they look after it.

    In the caller's transaction. None where no address is kept; told twice, it is one letter.
    """
    subject = _("Thank you for supporting {paper}").format(paper=the_paper().name)
    return write("welcome", support, subject=subject, more={}, at=at)


def write(
    name: str,
    support: Support,
    *,
    occasion: str = "",
    subject: str,
    more: dict[str, object],
    at: dt.datetime,
) -> Letter | None:
    """Write a letter about a support, once of each name and occasion, from its template."""
    email = payer_of(support).email
    if not email:
        return None
    kind = f"support-{name.replace('_', '-')}"
    try:
        return send(
            kind,
            to=email,
            key=":".join(filter(None, [kind, str(support.pk), occasion])),
            subject=subject,
            text=render_to_string(f"supporters/{name}_mail.txt", told(support) | more),
            at=at,
        )
    except NotAnAddress:
        # The support stands, whatever was typed for an address.
        log.warning("Support %s: what is kept as its address is none", support.pk)
        return None

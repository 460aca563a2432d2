"""Send a code and a link to an address, whether or not anybody is known there."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Callable

from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from masthead.people import outbox
from masthead.people.door.digests import code_digest, link_digest
from masthead.people.models import SignInCode

KIND = "sign-in"
GOOD_FOR = dt.timedelta(minutes=15)
DIGITS = 8


def send_code(
    email: str, *, paper_name: str, link: Callable[[str], str], leads_to: str, at: dt.datetime
) -> SignInCode:
    """Write to an address with a code and a link that open its account once, and return the row.

    The same is done for every address, so that nobody learns who is known. `link` makes the
    whole address of a secret. Count the try before (`tries.count_try`).
    """
    code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"
    secret = secrets.token_urlsafe(32)
    row = SignInCode(email=email, link_digest=link_digest(secret), leads_to=leads_to, made_at=at)
    row.code_digest = code_digest(row.pk, code)
    shown = f"{code[:4]} {code[4:]}"
    told = {"code": shown, "link": link(secret), "paper_name": paper_name, "email": email}
    with transaction.atomic():
        row.save(force_insert=True)
        outbox.post(
            KIND,
            to=email,
            key=f"{KIND}:{row.pk}",
            # The desk lists subjects, so the code stands in the text alone.
            subject=_("Your code to sign in to {paper}").format(paper=paper_name),
            text=render_to_string("people/mail_code.txt", told),
            at=at,
        )
    return row


def forget_codes(*, at: dt.datetime) -> None:
    """Delete codes of more than a day ago, and with them the addresses. Safe to run again."""
    SignInCode.objects.filter(made_at__lt=at - dt.timedelta(days=1)).delete()

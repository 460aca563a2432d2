"""Write down what somebody says about the mail they want, and read what they said last."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.mail.models import Consent, Purpose
from masthead.people import audit


class NoSuchPurpose(ValueError):
    """No mail is sent for this purpose."""


def say(
    email: str,
    *,
    purpose: str,
    given: bool,
    wording: str,
    source: str,
    by: audit.Actor,
    at: dt.datetime,
) -> Consent:
    """Write down a yes or a no to mail of a purpose, in the caller's transaction if there is one.

    `wording` are the words that stood beside the box, `source` is where it stood ("support",
    "account", "desk", …). Call it for an answer only: a box that was left empty by somebody who
    never saw its state before is none. The same said again changes nothing, and the word that
    stands is returned: its day is when it was said first. Raises NoSuchPurpose.
    """
    if purpose not in Purpose.values:
        raise NoSuchPurpose(_("There is no mail for “{purpose}”").format(purpose=purpose))
    address = written(email)
    with transaction.atomic():
        last = last_word(address, purpose)
        if last is not None and last.given == given and (not given or last.wording == wording):
            return last
        said = Consent.objects.create(
            email=address,
            purpose=purpose,
            given=given,
            wording=wording,
            source=source,
            by=by.user,
            at=at,
        )
        audit.record(
            "mail.say",
            said,
            by=by,
            at=at,
            details={"purpose": purpose, "given": given, "source": source},
        )
    return said


def has_consent(email: str, purpose: str) -> bool:
    """Say whether an address wants mail of a purpose. One that never said so doesn't."""
    last = last_word(email, purpose)
    return last is not None and last.given


def wanted(email: str) -> set[str]:
    """Return the purposes that an address wants mail of."""
    said = Consent.objects.of(written(email)) if email.strip() else Consent.objects.none()
    latest: dict[str, bool] = {}
    for purpose, given in said.values_list("purpose", "given"):
        latest.setdefault(purpose, given)
    return {purpose for purpose, given in latest.items() if given}


def last_word(email: str, purpose: str) -> Consent | None:
    """Return what an address said last about a purpose, None if nothing."""
    address = written(email)
    return Consent.objects.of(address).about(purpose).first() if address else None


def written(email: str) -> str:
    """Return an address as consents and suppressions are kept by: in small letters."""
    return email.strip().lower()

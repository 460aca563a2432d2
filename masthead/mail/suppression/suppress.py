"""Suppress an address: nothing more is sent to it, or nothing more but what must go out."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from masthead.mail.consent import say, wanted, written
from masthead.mail.models import Reason, Suppression
from masthead.mail.suppression.known_as import known_as
from masthead.people import audit


def suppress(
    email: str,
    *,
    reason: Reason,
    said: str,
    source: str,
    happened_at: dt.datetime,
    by: audit.Actor,
    at: dt.datetime,
) -> Suppression:
    """Suppress an address for a reason, and return the suppression that stands.

    `said` is what was reported, `source` who reported it, `happened_at` when that was. Whoever
    reported our letters as spam, or asked us not to write, wants none of the mail they had said
    yes to any more. Safe to run twice and by two at once: what stands already is returned, and
    what was reported before somebody lifted it stays lifted.
    """
    address = written(email)
    with transaction.atomic():
        if known := _known(address, reason=reason, happened_at=happened_at):
            return known
        # Two at once meet at the constraint, and the second finds the first's.
        row, is_new = Suppression.objects.get_or_create(
            known_as=known_as(address),
            reason=reason,
            lifted_at=None,
            defaults={
                "email": address,
                "said": " ".join(said.split())[:300],
                "source": source,
                "by": by.user,
                "at": at,
            },
        )
        if is_new:
            details = {"reason": str(reason), "source": source}
            audit.record("mail.suppress", row, by=by, at=at, details=details)
            if reason != Reason.BOUNCED:
                _want_nothing(address, reason=reason, by=by, at=at)
    return row


def _known(address: str, *, reason: Reason, happened_at: dt.datetime) -> Suppression | None:
    known = Suppression.objects.filter(known_as=known_as(address), reason=reason)
    return (
        known.standing().first()
        or known.filter(lifted_at__gte=happened_at).order_by("-lifted_at").first()
    )


def _want_nothing(address: str, *, reason: Reason, by: audit.Actor, at: dt.datetime) -> None:
    for purpose in sorted(wanted(address)):
        say(
            address,
            purpose=purpose,
            given=False,
            wording=str(reason.label),
            source=str(reason),
            by=by,
            at=at,
        )

"""Lift a suppression: the address is written to again."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.mail.models import Suppression
from masthead.people import audit


class NotSuppressed(ValueError):
    """The suppression was lifted already."""


class NoReasonGiven(ValueError):
    """Nobody said why the address should be written to again."""


def lift(suppression: Suppression, *, why: str, by: audit.Actor, at: dt.datetime) -> None:
    """Lift a suppression, with the reason for it.

    Letters that were suppressed meanwhile stay unsent, until somebody sends them again one by
    one; mail that was wanted before a complaint is wanted again only when its reader says so.
    Raises NoReasonGiven, NotSuppressed.
    """
    reason = " ".join(why.split())[:300]
    if not reason:
        raise NoReasonGiven(_("Say why this address may be written to again"))
    with transaction.atomic():
        standing = Suppression.objects.standing().filter(pk=suppression.pk)
        if not standing.update(lifted_at=at, lifted_by=by.user, why_lifted=reason):
            raise NotSuppressed(_("That address was lifted already"))
        details = {"reason": suppression.reason}
        audit.record("mail.lift", suppression, by=by, at=at, details=details)

"""Erase a person on their asking."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.people import audit
from masthead.people.join_records import lock_all
from masthead.people.models import Person, User
from masthead.people.rights import journal
from masthead.people.rights.registry import Whom, rooms


class StillRuns(ValueError):
    """Something of theirs still runs and must be ended first; `reasons` are sentences."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons


class OnTheStaff(ValueError):
    """Whoever works at the desk is let go before they are erased."""


def erase(whom: Whom, *, by: audit.Actor, at: dt.datetime) -> None:
    """Empty all that names somebody, in every room, but for what statute keeps. For ever.

    The register, the book and what bank statements say stay; docs/handbook/privacy.md has the
    table. Written down beside the database too, so that it is done again after a restore. Told
    twice it does nothing more. Raises StillRuns or OnTheStaff.
    """
    refuse_staff(whom)
    if reasons := hindrances(whom):
        raise StillRuns(reasons)
    with transaction.atomic():
        forget(whom, by=by, at=at, again=False)
        # Last of all: a line without its erasure is made good, the other way round it is not.
        journal.write(whom, at=at)


def hindrances(whom: Whom) -> list[str]:
    """Return what must be ended before somebody can be erased, in sentences for them."""
    return [sentence for room in rooms() for sentence in room.hinder(whom)]


def refuse_staff(whom: Whom) -> None:
    """Raise OnTheStaff where one of the users has a role."""
    users = User.objects.filter(pk__in=whom.users, is_active=True)
    if users.filter(groups__isnull=False).exists() or users.filter(is_superuser=True).exists():
        raise OnTheStaff(_("Somebody on the staff is let go first, then erased"))


def forget(whom: Whom, *, by: audit.Actor, at: dt.datetime, again: bool) -> None:
    """Let every room forget somebody, inside the caller's transaction, and write it down."""
    lock_all(list(whom.records))
    for room in rooms():
        room.forget(whom, at)
    details = {"again": again}
    for key in whom.records:
        audit.record("people.erase", Person(pk=key), by=by, at=at, details=details)
    for key in whom.users:
        audit.record("people.erase", User(pk=key), by=by, at=at, details=details)

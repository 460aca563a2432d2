"""Tell a person all that is held about them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction

from masthead.people import audit
from masthead.people.models import Person, User
from masthead.people.rights.bundle import bundle
from masthead.people.rights.registry import Held, Whom, rooms


@dataclass(frozen=True)
class Told:
    """What was found, and the same as a file: a ZIP of a page to read and of data for programs."""

    held: tuple[Held, ...]
    file: bytes


def tell(whom: Whom, *, paper_name: str, by: audit.Actor, at: dt.datetime) -> Told:
    """Gather all that every room holds about somebody, and write down that it was handed over.

    Source: UK GDPR, articles 15 and 20. Secrets of sign-in are in it by name only.
    """
    with transaction.atomic():
        held = tuple(held_about(whom))
        details = {"rows": sum(len(one.rows) for one in held)}
        audit.record("people.tell", subject_of(whom), by=by, at=at, details=details)
    return Told(held, bundle(held, paper_name=paper_name, at=at))


def held_about(whom: Whom) -> list[Held]:
    """Return what the rooms hold about somebody, without what is empty. Only reads."""
    return [one for room in rooms() for one in room.tell(whom) if one.rows]


def subject_of(whom: Whom) -> Person | User:
    """Return the record, or without one the user, that audit rows about somebody name."""
    if whom.records:
        return Person(pk=whom.records[0])
    return User(pk=whom.users[0])

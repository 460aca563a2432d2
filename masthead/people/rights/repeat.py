"""Do again the erasures that an older database, put back in its place, doesn't know of."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from masthead.people import audit
from masthead.people.models import Person, User
from masthead.people.rights import journal
from masthead.people.rights.erase import forget
from masthead.people.rights.registry import Whom
from masthead.people.rights.whom import whom_of


def repeat_erasures(*, by: audit.Actor, at: dt.datetime) -> int:
    """Erase again whoever was erased once and is here whole; return how many.

    What would have to be ended first was ended then: here it ends with the erasure. Safe to run
    again, and when nothing was restored it only reads.
    """
    count = 0
    for erasure in journal.read():
        records, users = _here(erasure.people), _users_here(erasure.users)
        if records or users:
            with transaction.atomic():
                forget(whom_of(records, users), by=by, at=at, again=True)
            count += 1
    return count


def _here(people: tuple[journal.Known, ...]) -> list[int]:
    """Return those records that are here, were there then, and are not empty."""
    keys = tuple(key for key, _since in people)
    whole = Person.objects.filter(pk__in=keys, erased_at=None).values_list("pk", flat=True)
    since = journal.since_when(Whom(tuple(whole), (), ()))
    return [key for key, then in people if since.get(key) == then]


def _users_here(users: tuple[journal.Known, ...]) -> list[int]:
    whole = User.objects.exclude(email__endswith=f"@{journal.NOWHERE}")
    there = set(whole.filter(pk__in=[key for key, _since in users]).values_list("pk", flat=True))
    return [key for key, then in users if key in there and journal.user_since(key) == then]

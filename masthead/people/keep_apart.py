"""Say that two records that look alike are two people’s."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from masthead.people import audit
from masthead.people.models import Apart, Person


def keep_apart(one: Person, other: Person, *, by: audit.Actor, at: dt.datetime) -> Apart:
    """Write down that somebody looked: the pair isn't offered again. Safe to run again."""
    first, second = sorted([one.pk, other.pk])
    with transaction.atomic():
        said = {"by": by.user, "at": at}
        apart, is_new = Apart.objects.get_or_create(one_id=first, other_id=second, defaults=said)
        if is_new:
            details = {"one": first, "other": second}
            audit.record("people.keep_apart", apart, by=by, at=at, details=details)
    return apart

"""Undo a joining of two records."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.people import audit
from masthead.people.join_records import lock_all
from masthead.people.keep import RecordErased
from masthead.people.models import Joining, Person


class UndoneAlready(ValueError):
    """The joining was undone before."""


def undo_joining(joining: Joining, *, by: audit.Actor, at: dt.datetime) -> Person:
    """Take a record out again of what it was joined into, with all that was joined to it before.

    Returns it. Nothing else changes. Raises UndoneAlready or RecordErased.
    """
    with transaction.atomic():
        found = Joining.objects.select_for_update().get(pk=joining.pk)
        if found.undone_at:
            raise UndoneAlready(_("This was undone already"))
        others = joined_under(found.other_id)
        records = lock_all([found.kept_id, found.other_id, *others])
        if any(record.erased_at for record in records):
            raise RecordErased(_("These records were erased"))
        found.undone_by, found.undone_at = by.user, at
        found.save(update_fields=["undone_by", "undone_at"])
        Person.objects.filter(pk=found.other_id).update(joined_into=None)
        Person.objects.filter(pk__in=others).update(joined_into=found.other_id)
        details = {"kept": found.kept_id, "other": found.other_id}
        audit.record("people.undo_joining", found, by=by, at=at, details=details)
    return Person.objects.get(pk=found.other_id)


def joined_under(key: int) -> list[int]:
    """Return the records that were joined into one, straight or by way of others."""
    found: list[int] = []
    newest = [key]
    while newest:
        standing = Joining.objects.filter(kept__in=newest, undone_at=None)
        newest = list(standing.values_list("other", flat=True))
        found += newest
    return found

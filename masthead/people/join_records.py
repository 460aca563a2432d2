"""Join two records that are one person’s."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.people import audit
from masthead.people.keep import RecordErased
from masthead.people.models import Joining, Person


class JoinedAlready(ValueError):
    """Both are one person’s records as it is."""


class NotOfOneKind(ValueError):
    """A person and a group are never the same."""


def join_records(kept: Person, other: Person, *, by: audit.Actor, at: dt.datetime) -> Joining:
    """Say that two records are one person’s; the first, or what it was joined into, is kept.

    Nothing else changes: gifts, supports, shares and words stay where they are, and are found
    together. Whatever was joined into the other goes with it. Raises JoinedAlready,
    NotOfOneKind or RecordErased.
    """
    with transaction.atomic():
        one, two = _lock(kept, other)
        _refuse(one, two)
        joining = Joining.objects.create(kept=one, other=two, by=by.user, at=at)
        Person.objects.filter(joined_into=two).update(joined_into=one)
        Person.objects.filter(pk=two.pk).update(joined_into=one)
        details = {"kept": one.pk, "other": two.pk}
        audit.record("people.join_records", joining, by=by, at=at, details=details)
    return joining


def _lock(kept: Person, other: Person) -> tuple[Person, Person]:
    """Return the kept record of each, locked in one order so that nobody waits for each other."""
    roots = dict(Person.objects.filter(pk__in=[kept.pk, other.pk]).values_list("pk", "joined_into"))
    wanted = [roots[kept.pk] or kept.pk, roots[other.pk] or other.pk]
    found = {one.pk: one for one in lock_all(wanted)}
    return found[wanted[0]], found[wanted[1]]


def lock_all(keys: list[int]) -> list[Person]:
    """Lock records, in the order of their numbers, inside the caller's transaction."""
    return list(Person.objects.select_for_update().filter(pk__in=keys).order_by("pk"))


def _refuse(one: Person, two: Person) -> None:
    if one.pk == two.pk:
        raise JoinedAlready(_("These are one person’s records already"))
    # Joined meanwhile by somebody else: the guards would refuse it too, with less of a sentence.
    if one.joined_into_id or two.joined_into_id:
        raise JoinedAlready(_("One of these was joined into another just now: look again"))
    if one.kind != two.kind:
        raise NotOfOneKind(_("One is a person and the other a group"))
    if one.erased_at or two.erased_at:
        raise RecordErased(_("One of these was erased"))

"""Take the record that was found of somebody who signed in for theirs, or begin one."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from masthead.people import audit
from masthead.people.models import Person, User


def own_record(
    user: User, person: Person | None, *, name: str, by: audit.Actor, at: dt.datetime
) -> Person:
    """Return the record that is a user's from now on: the one found for them, or a new one.

    One that another account has already stays that account's. Theirs already, no change.
    """
    if person and user.person_id == person.pk:
        return person
    with transaction.atomic():
        if person is None or User.objects.filter(person=person).exists():
            person = Person.objects.create(name=name, email=user.email, added_at=at)
        user.person = person
        user.save(update_fields=["person"])
        audit.record("website.own_record", person, by=by, at=at)
    return person

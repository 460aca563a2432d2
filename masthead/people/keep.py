"""Change what the record of somebody tells of them."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.people import audit
from masthead.people.models import Person, PersonKind


class RecordErased(ValueError):
    """The person was erased on their asking: nothing is kept of them any more."""


class RecordJoined(ValueError):
    """The record was joined into another, which is the one that is kept."""


class NameMissing(ValueError):
    """A group without a name can’t be told from another."""


def amend_person(
    person: Person,
    *,
    name: str | None = None,
    contact: str | None = None,
    town: str | None = None,
    address: str | None = None,
    postcode: str | None = None,
    phone: str | None = None,
    email: str | None = None,
    thank: str | None = None,
    by: audit.Actor,
    at: dt.datetime,
) -> Person:
    """Write down what somebody told anew, and return their record; None leaves a thing as it is.

    `thank` is one of `Thank`. What stays the same is no change, and leaves no audit row. What
    was given before goes on being thanked for as it was wished then. Raises RecordErased,
    RecordJoined, NameMissing, or ValidationError for what doesn't fit.
    """
    told = {"name": name, "contact": contact, "town": town, "address": address}
    told |= {"postcode": postcode, "phone": phone, "email": email, "thank": thank}
    with transaction.atomic():
        kept = Person.objects.select_for_update().get(pk=person.pk)
        _refuse(kept)
        changed = _change(kept, {field: said for field, said in told.items() if said is not None})
        if changed:
            kept.save(update_fields=[*changed, "found_by"])
            details = {"changed": ", ".join(changed)}
            audit.record("people.amend_person", kept, by=by, at=at, details=details)
    return kept


def _refuse(person: Person) -> None:
    if person.erased_at:
        raise RecordErased(_("This person was erased on their asking"))
    if person.joined_into_id:
        raise RecordJoined(_("This record was joined into another: change that one"))


def _change(person: Person, told: dict[str, str]) -> list[str]:
    """Set what was told, tidied, and return the names of what is not as it was."""
    changed = []
    for field, said in told.items():
        tidy = "\n".join(" ".join(line.split()) for line in said.strip().splitlines())
        if tidy != getattr(person, field):
            setattr(person, field, tidy)
            changed.append(field)
    person.clean_fields(exclude={f.name for f in person._meta.fields} - set(changed))
    if person.kind == PersonKind.GROUP and not person.name:
        raise NameMissing(_("A group has a name"))
    return changed

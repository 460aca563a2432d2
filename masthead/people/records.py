"""All the records that are one person's."""

from __future__ import annotations

from django.db.models import Q

from masthead.people.models import Person


def root_of(person: Person) -> Person:
    """Return the record that is kept of somebody: this one, or that which it was joined into."""
    return person.joined_into or person


def records_of(person: Person) -> list[int]:
    """Return the numbers of all records of somebody, the kept one first.

    One query. Whatever refers to any of them is theirs.
    """
    kept = person.joined_into_id or person.pk
    others = Person.objects.filter(joined_into=kept).order_by("pk")
    return [kept, *others.values_list("pk", flat=True)]


def every_record(person: Person) -> list[Person]:
    """Return all records of somebody, the kept one first, each with what it tells."""
    kept = person.joined_into_id or person.pk
    found = Person.objects.filter(Q(pk=kept) | Q(joined_into=kept))
    return sorted(found, key=lambda one: (one.pk != kept, one.pk))

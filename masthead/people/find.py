"""Find somebody whom the paper knows, as their name is typed."""

from __future__ import annotations

from django.db import connection
from django.db.models import F, Q, Value
from django.db.models.functions import StrIndex
from django.db.models.lookups import GreaterThan

from masthead.lib.plain import plain
from masthead.people.models import People, Person

MOST_WORDS = 5
LAST_LETTER = "\U0010ffff"


def find_people(words: str, *, limit: int = 10) -> list[Person]:
    """Return those of whom each word is told: in a name, a town, a postcode, an email or number.

    Case and accents don't matter. Names that begin with what was typed come first. Whoever is
    found by a record that was joined into another is shown by the one that is kept; of several
    records that look the same, the latest stands for all. Nothing typed finds nobody.
    """
    typed = " ".join(plain(words).split()[:MOST_WORDS])
    if not typed:
        return []
    keys = _keys(Person.objects.filter(_begins(typed)).order_by("found_by"), limit * 3)
    if len(keys) < limit:
        keys += _keys(Person.objects.filter(_holds(typed)), limit * 4)
    return _shown(list(dict.fromkeys(keys)))[:limit]


def _begins(typed: str) -> Q:
    """Say in SQL that the words begin so, in the way that each engine's index is asked."""
    if connection.vendor == "sqlite":
        return Q(found_by__gte=typed, found_by__lt=typed + LAST_LETTER)
    return Q(found_by__startswith=typed)


def _holds(typed: str) -> Q:
    wanted = Q()
    for word in typed.split():
        # Both engines look for a piece of text several times faster than for a pattern.
        wanted &= Q(GreaterThan(StrIndex(F("found_by"), Value(word)), 0))
    return wanted


def _keys(people: People, limit: int) -> list[int]:
    """Return the keys of the first that are found; it stops once there are enough."""
    return list(people.values_list("pk", flat=True)[:limit])


def _shown(keys: list[int]) -> list[Person]:
    """Return the kept records in the order found, the latest of those that look the same."""
    found = Person.objects.select_related("joined_into").in_bulk(keys)
    seen: dict[tuple[str, ...], Person] = {}
    for key in keys:
        person = found[key].joined_into or found[key]
        looks = (person.name, person.town, person.email, person.postcode)
        if looks not in seen or seen[looks].pk < person.pk:
            seen[looks] = person
    return list(seen.values())

"""Records that may be one person’s, for somebody to look at."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from django.db.models import CharField, Count, F, Max, Value
from django.db.models.functions import Concat, Lower, Replace
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from masthead.lib.plain import plain
from masthead.people.models import Apart, People, Person

# Of a group that looks the same so many are compared with each other; of neighbours so many
# postcodes are looked through, those with the latest records first.
_MOST_OF_A_GROUP = 6
_MOST_POSTCODES = 2000
# "Jonathan Ashby" and "Jonathon Ashbey" are 0.9 alike, "Ann Bell" and "Anne Ball" 0.82.
_NEAR = 0.82

_EMAIL = Lower("email")
_NAME_AND_POSTCODE = Concat(
    Lower("name"), Value("|"), Lower(Replace("postcode", Value(" "))), output_field=CharField()
)
_NAME_AND_TOWN = Concat(Lower("name"), Value("|"), Lower("town"), output_field=CharField())
_POSTCODE = Lower(Replace("postcode", Value(" ")))


@dataclass(frozen=True)
class Alike:
    """Two kept records that may be one person’s, the older first, and what speaks for it."""

    one: Person
    other: Person
    why: str | Promise


def alike_records(*, limit: int = 50) -> list[Alike]:
    """Return pairs of kept records that may be one person’s, the surest grounds first.

    The same email, the same name with the same postcode or town, and names that are nearly the
    same at one postcode. Pairs that somebody said are two people are left out.
    """
    apart = set(Apart.objects.values_list("one", "other"))
    found: dict[tuple[int, int], str | Promise] = {}
    for pair, why in _pairs(limit):
        if pair not in apart:
            found.setdefault(pair, why)
        if len(found) >= limit:
            break
    people = Person.objects.in_bulk({key for pair in found for key in pair})
    every = (Alike(people[one], people[other], why) for (one, other), why in found.items())
    return [pair for pair in every if pair.one.kind == pair.other.kind]


def _pairs(limit: int) -> Iterator[tuple[tuple[int, int], str | Promise]]:
    known = Person.objects.kept().filter(erased_at=None)
    by_email = _groups(known.exclude(email=""), _EMAIL, limit)
    yield from _each(by_email, _("the same email address"))
    named = known.exclude(name="")
    at_postcode = _groups(named.exclude(postcode=""), _NAME_AND_POSTCODE, limit)
    yield from _each(at_postcode, _("the same name and postcode"))
    in_town = _groups(named.exclude(town=""), _NAME_AND_TOWN, limit)
    yield from _each(in_town, _("the same name and town"))
    neighbours = _groups(named.exclude(postcode=""), _POSTCODE, _MOST_POSTCODES)
    yield from _near(neighbours)


def _each(
    groups: list[list[tuple[int, str]]], why: str | Promise
) -> Iterator[tuple[tuple[int, int], str | Promise]]:
    for group in groups:
        keys = sorted(key for key, _name in group)[:_MOST_OF_A_GROUP]
        for pair in combinations(keys, 2):
            yield pair, why


def _near(
    groups: list[list[tuple[int, str]]],
) -> Iterator[tuple[tuple[int, int], str | Promise]]:
    for group in groups:
        for (one, name), (other, other_name) in combinations(sorted(group)[:_MOST_OF_A_GROUP], 2):
            if difflib.SequenceMatcher(a=plain(name), b=plain(other_name)).ratio() >= _NEAR:
                yield (one, other), _("nearly the same name at one postcode")


def _groups(people: People, alike: Lower | Concat, most: int) -> list[list[tuple[int, str]]]:
    """Return the key and the name of each record of a group that agrees, the latest groups first.

    A person with only one record makes no group.
    """
    counted = people.annotate(agrees=alike).order_by().values("agrees")
    several = counted.annotate(count=Count("pk"), latest=Max("pk")).filter(count__gt=1)
    words = [row["agrees"] for row in several.order_by("-latest")[:most]]
    groups: dict[str, list[tuple[int, str]]] = {word: [] for word in words}
    for some in (words[start : start + 500] for start in range(0, len(words), 500)):
        rows = people.annotate(agrees=alike).filter(agrees__in=some)
        for word, key, name in rows.values_list("agrees", F("pk"), "name"):
            groups[word].append((key, name))
    return list(groups.values())

"""Find supporters as somebody types."""

from __future__ import annotations

from django.db import connection
from django.db.models import Q

from masthead.lib.plain import plain
from masthead.supporters.models import Support

MOST_WORDS = 5
LAST_LETTER = "\U0010ffff"


def find_supporters(words: str, *, limit: int = 10) -> list[Support]:
    """Return supports by their reference, or by the words that their people are found by.

    Names that begin with what was typed come first. Case and accents don't matter. Nothing
    typed finds nobody.
    """
    typed = " ".join(plain(words).split()[:MOST_WORDS])
    if not typed:
        return []
    found = list(
        Support.objects.filter(reference=words.strip().upper()).values_list("pk", flat=True)
    )
    if len(found) < limit:
        in_order = Support.objects.filter(_begins(typed)).order_by("person__found_by")
        found += in_order.values_list("pk", flat=True)[:limit]
    if len(found) < limit:
        found += Support.objects.filter(_holds(typed)).values_list("pk", flat=True)[: limit * 2]
    keys = list(dict.fromkeys(found))[:limit]
    rows = Support.objects.select_related("person__joined_into").in_bulk(keys)
    return [rows[key] for key in keys]


def _begins(typed: str) -> Q:
    """Say in SQL that the words begin so, in the way that each engine's index is asked."""
    if connection.vendor == "sqlite":
        return Q(person__found_by__gte=typed, person__found_by__lt=typed + LAST_LETTER)
    return Q(person__found_by__startswith=typed)


def _holds(typed: str) -> Q:
    wanted = Q()
    for word in typed.split():
        wanted &= Q(person__found_by__contains=word)
    return wanted

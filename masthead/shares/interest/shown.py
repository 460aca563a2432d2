"""What the screens say of a declaration: sums by way, and each member in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from masthead.lib import money
from masthead.lib.sheet import Cell, csv_bytes
from masthead.register.as_at import register_on
from masthead.shares.interest.owed import Owed, interests, owed, with_ways
from masthead.shares.models import Interest, InterestDeclared, Way

HEADER = ("member", "name", "interest", "paid", "owed", "currency", "way")


@dataclass(frozen=True)
class BySum:
    """How many are owed something that goes one way, and how much together."""

    way: Way | None
    words: str
    count: str
    total: str


@dataclass(frozen=True)
class Shown:
    """A member's interest as a row."""

    number: int
    name: str
    amount: str
    left: str
    way: str


def by_way(declared: InterestDeclared, *, currency: str) -> list[BySum]:
    """Return what is owed still, by the way that it is to go; last what nobody has said."""
    found = owed(declared)
    ways: tuple[Way | None, ...] = (*Way, None)
    sums = []
    for way in ways:
        these = [one.left_minor for one in found if one.goes == way]
        words = str(way.label) if way else _("nobody has said how")
        sums.append(
            BySum(way, words, f"{len(these):,}", money.exact(sum(these), currency=currency))
        )
    return sums


def shown(found: Sequence[Interest], declared: InterestDeclared, *, currency: str) -> list[Shown]:
    """Return interests, as `interests` has them, as rows; names are those of the last day."""
    names = _names(found, declared)
    return [
        Shown(
            one.interest.member.number,
            names.get(one.interest.member.number, ""),
            money.exact(one.interest.amount_minor, currency=currency),
            money.exact(one.left_minor, currency=currency) if one.left_minor else "",
            _way(one),
        )
        for one in with_ways(found)
    ]


def _names(found: Sequence[Interest], declared: InterestDeclared) -> dict[int, str]:
    numbers = [one.member.number for one in found]
    rows = register_on(declared.last, figures=False, numbers=numbers)
    return {row.number: row.name for row in rows}


def _way(one: Owed) -> str:
    return str(one.goes.label) if one.goes else ""


def interest_csv(declared: InterestDeclared, *, currency: str) -> bytes:
    """Return every member's interest as CSV."""
    return csv_bytes(_rows(declared, currency=currency), HEADER)


def _rows(declared: InterestDeclared, *, currency: str) -> Iterable[tuple[Cell, ...]]:
    found = list(interests(declared))
    names = _names(found, declared)
    for one in with_ways(found):
        amount = one.interest.amount_minor
        yield (
            one.interest.member.number,
            names.get(one.interest.member.number, ""),
            money.plain(amount, currency=currency),
            money.plain(amount - one.left_minor, currency=currency),
            money.plain(one.left_minor, currency=currency),
            currency,
            _way(one),
        )

"""Gather what a thank-you column would say: the gifts that nobody was thanked for yet."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.db.models import F, Min, QuerySet

from masthead.fund.models import Appeal, Gift
from masthead.fund.thanks import thank_you
from masthead.fund.totals import by_day
from masthead.lib import days
from masthead.thanks.models import Column

A_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Line:
    """One gift: whom to thank, as they chose, empty where not at all; minor units.

    `towards` names the special appeal that it was for, if any.
    """

    gift_number: int
    day: dt.date
    whom: str
    towards: str
    amount_minor: int


@dataclass(frozen=True)
class Unnamed:
    """The gifts of one day without a name, summed; those for a special appeal by themselves."""

    towards: str
    count: int
    amount_minor: int


@dataclass(frozen=True)
class Stand:
    """How a main appeal stood at the end of a day, in minor units."""

    appeal_name: str
    raised_minor: int
    target_minor: int


@dataclass(frozen=True)
class Day:
    """One day of the column. `stand` is None where no appeal was open."""

    day: dt.date
    named: tuple[Line, ...]
    unnamed: tuple[Unnamed, ...]
    total_minor: int
    stand: Stand | None


@dataclass(frozen=True)
class Gathered:
    """A column to be: its lines, and the same by day. `digest` tells it from any other."""

    since: dt.date
    through: dt.date
    lines: tuple[Line, ...]
    days: tuple[Day, ...]
    total_minor: int
    digest: str


def begins_on(*, on: dt.date) -> dt.date:
    """Return the day from which gifts are looked for: last month's first, for what came late.

    Never before the first column's, and without any column this month's.
    """
    this_month = days.month_of(on)[0]
    first = Column.objects.aggregate(first=Min("since_on"))["first"]
    return max(first, days.month_of(this_month - A_DAY)[0]) if first else this_month


def gather(*, since: dt.date, through: dt.date) -> Gathered:
    """Gather the gifts of some days that no column holds yet, both days included.

    What was given back is left out, and a gift of which nothing is left altogether.
    """
    lines = tuple(_line(gift) for gift in unthanked(since=since, through=through))
    stands = _stands({line.day for line in lines})
    by_days = groupby(lines, key=lambda line: line.day)
    return Gathered(
        since=since,
        through=through,
        lines=lines,
        days=tuple(_day(day, tuple(of_day), stands.get(day)) for day, of_day in by_days),
        total_minor=sum(line.amount_minor for line in lines),
        digest=hashlib.sha256(repr(lines).encode()).hexdigest()[:32],
    )


def unthanked(*, since: dt.date, through: dt.date) -> QuerySet[Gift]:
    """Return the gifts that no column holds, day by day, the largest of a day first."""
    waiting = Gift.objects.filter(effective_on__range=(since, through), column_line=None)
    # One that came again after it was printed was thanked for.
    waiting = waiting.exclude(again__first__column_line__isnull=False)
    kept = waiting.with_returned().filter(amount_minor__gt=F("returned_minor"))
    return kept.select_related("giver", "appeal").order_by(
        "effective_on", "-amount_minor", "number"
    )


def _line(gift: Gift) -> Line:
    said = thank_you(gift)
    return Line(gift.number, said.day, said.whom, said.towards, said.amount_minor)


def _day(day: dt.date, lines: tuple[Line, ...], stand: Stand | None) -> Day:
    return Day(
        day=day,
        named=tuple(line for line in lines if line.whom),
        unnamed=tuple(_unnamed(line for line in lines if not line.whom)),
        total_minor=sum(line.amount_minor for line in lines),
        stand=stand,
    )


def _unnamed(lines: Iterable[Line]) -> list[Unnamed]:
    sums: dict[str, list[int]] = {}
    for line in lines:
        sums.setdefault(line.towards, []).append(line.amount_minor)
    return [Unnamed(towards, len(sums[towards]), sum(sums[towards])) for towards in sorted(sums)]


def _stands(wanted: set[dt.date]) -> dict[dt.date, Stand]:
    """Return how the main appeal of each day stood then, in two queries an appeal."""
    found: dict[dt.date, Stand] = {}
    for day in sorted(wanted):
        if day in found or not (appeal := Appeal.objects.main_on(day)):
            continue
        for brought in by_day(appeal, until=max(wanted)):
            stand = Stand(appeal.name, brought.running_minor, appeal.target_minor)
            found[brought.day] = stand
    return found

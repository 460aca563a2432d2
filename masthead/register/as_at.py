"""Read the register as at any day: as the books stand now, or as they stood at a moment.

Members come in the order of their numbers, some thousand at a time, so that a register of any
size is read in little memory.
"""

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Q, Sum, TextField
from django.db.models.functions import Cast

from masthead.register.models import (
    Member,
    OtherProperty,
    Particulars,
    ShareClass,
    ShareTransaction,
    Standing,
)
from masthead.register.models.member import Event

AT_ONCE = 4_000
# Keys so much further apart than one another are asked for one by one.
SPARSE = 10


@dataclass(frozen=True, slots=True)
class Period:
    """A period of membership. `ceased_on` is None while it lasts; that day is not in it."""

    entered_on: dt.date
    ceased_on: dt.date | None
    day_unknown: bool = False


@dataclass(frozen=True, slots=True)
class Owned:
    """What a member holds: shares of a class by its name, or other property by its kind."""

    what: str
    quantity: int
    amount_minor: int


@dataclass(frozen=True, slots=True)
class Row:
    """A member as the register has them. Where it says nothing of them yet, the name is empty.

    `shares` and `other` are empty where they were not asked for. Source: Co-operative and
    Community Benefit Societies Act 2014, s.30(2)(a) to (f).
    """

    number: int
    kind: str
    name: str
    address: str
    postcode: str
    email: str
    email_for: tuple[str, ...]
    joint: tuple[dict[str, str], ...]
    representative: str
    periods: tuple[Period, ...]
    shares: tuple[Owned, ...] = ()
    other: tuple[Owned, ...] = ()

    @property
    def is_member(self) -> bool:
        """Say whether they belong to the society on the day asked for."""
        return bool(self.periods) and self.periods[-1].ceased_on is None

    @property
    def entered_on(self) -> dt.date | None:
        """Return the day on which the last period began, None where it is not known."""
        last = self.periods[-1] if self.periods else None
        return None if last is None or last.day_unknown else last.entered_on

    @property
    def ceased_on(self) -> dt.date | None:
        """Return the day on which the last period ended."""
        return self.periods[-1].ceased_on if self.periods else None


def end_of(day: dt.date, *, zone: str) -> dt.datetime:
    """Return the last moment of a day in a time zone: what was known on it was entered by then."""
    return dt.datetime.combine(day, dt.time.max, tzinfo=ZoneInfo(zone))


def register_on(
    day: dt.date,
    *,
    known: dt.datetime | None = None,
    figures: bool = True,
    numbers: list[int] | None = None,
) -> Iterator[Row]:
    """Yield who is or was a member by a day, in the order of their numbers.

    `known` asks what the books said at a moment. Without `figures` neither shares nor other
    property are read. `numbers` asks for some alone.
    """
    for members in _members(numbers):
        yield from _rows(members, day, known=known, figures=figures)


Some = Sequence[tuple[int, int, str]]


def _members(numbers: list[int] | None) -> Iterator[Some]:
    """Yield keys, numbers and kinds of members, some thousand at a time, by their numbers."""
    everybody = Member.objects.order_by("number").values_list("pk", "number", "kind")
    if numbers is not None:
        yield list(everybody.filter(number__in=numbers))
        return
    last = 0
    while some := list(everybody.filter(number__gt=last)[:AT_ONCE]):
        yield some
        last = some[-1][1]


def _of(members: Some) -> Q:
    """Return what keeps the lines of some members.

    Where their keys lie close together that is all between the first and the last, which an
    index has in its order: a database that is given thousands of keys reads the whole table.
    """
    keys = [key for key, _number, _kind in members]
    first, last = min(keys, default=0), max(keys, default=0)
    if len(keys) * SPARSE < last - first:
        return Q(member__in=keys)
    return Q(member__gte=first, member__lte=last)


def _rows(
    members: Some, day: dt.date, *, known: dt.datetime | None, figures: bool
) -> Iterator[Row]:
    of = _of(members)
    periods = _periods(of, day, known=known)
    told = _particulars(of, day, known=known)
    shares = _shares(of, day, known=known) if figures else {}
    other = _other(of, day, known=known) if figures else {}
    nothing = ("", "", "", "", (), (), "")
    for key, number, kind in members:
        if key in periods:
            said = told.get(key, nothing)
            owned = (shares.get(key, ()), other.get(key, ()))
            yield Row(number, kind, *said, periods[key], *owned)


def _periods(of: Q, day: dt.date, *, known: dt.datetime | None) -> dict[int, tuple[Period, ...]]:
    """Make periods of what happened to each member, in the order of the days."""
    lines = Standing.objects.filter(of).true_on(day, known=known)
    in_order = lines.order_by("member", "effective_on", "entered_at", "pk")
    found = in_order.values_list("member", "event", "effective_on", "day_unknown")
    periods: dict[int, tuple[Period, ...]] = {}
    for key, event, on, day_unknown in found.iterator(AT_ONCE):
        before = periods.get(key)
        if before is None or before[-1].ceased_on is not None:
            if event == Event.ENTERED:
                periods[key] = (*(before or ()), Period(on, None, day_unknown))
        elif event == Event.CEASED:
            began = before[-1]
            ended = Period(began.entered_on, on, began.day_unknown)
            periods[key] = (*before[:-1], ended)
    return periods


Said = tuple[str, str, str, str, tuple[str, ...], tuple[dict[str, str], ...], str]


def _particulars(of: Q, day: dt.date, *, known: dt.datetime | None) -> dict[int, Said]:
    """Return the particulars in force: of those that a day has, the last stands."""
    lines = Particulars.objects.filter(of).true_on(day, known=known)
    # Read as text: most lists are empty or alike, and decoding each takes as long as all the rest.
    as_text = [Cast(name, TextField()) for name in ("email_for", "joint")]
    found = lines.order_by("member", "effective_on", "entered_at", "pk").values_list(
        "member", "name", "address", "postcode", "email", *as_text, "representative"
    )
    return {
        key: (name, address, postcode, email, _list(email_for), _list(joint), representative)
        for key, name, address, postcode, email, email_for, joint, representative in found
    }


@lru_cache(maxsize=1_000)
def _list(text: str) -> tuple[Any, ...]:
    return tuple(json.loads(text))


def _shares(of: Q, day: dt.date, *, known: dt.datetime | None) -> dict[int, tuple[Owned, ...]]:
    rows = ShareTransaction.objects.filter(of, effective_on__lte=day)
    rows = rows.filter(entered_at__lte=known) if known else rows
    sums = rows.values("member", "share_class").annotate(
        shares=Sum("quantity"), paid=Sum("amount_minor")
    )
    names = dict(ShareClass.objects.values_list("pk", "name"))
    found = sums.order_by("member", "share_class")
    in_order = found.values_list("member", "share_class", "shares", "paid")
    return _owned(
        (key, names[which], shares, paid) for key, which, shares, paid in in_order if shares
    )


def _other(of: Q, day: dt.date, *, known: dt.datetime | None) -> dict[int, tuple[Owned, ...]]:
    rows = OtherProperty.objects.filter(of, effective_on__lte=day)
    rows = rows.filter(entered_at__lte=known) if known else rows
    sums = rows.values("member", "what").annotate(sum=Sum("amount_minor"))
    found = sums.order_by("member", "what").values_list("member", "what", "sum")
    return _owned((key, what, 0, amount) for key, what, amount in found if amount)


def _owned(found: Iterable[tuple[int, str, int, int]]) -> dict[int, tuple[Owned, ...]]:
    owned: dict[int, tuple[Owned, ...]] = {}
    for key, what, quantity, amount_minor in found:
        owned[key] = (*owned.get(key, ()), Owned(what, quantity, amount_minor))
    return owned

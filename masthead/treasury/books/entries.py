"""An account’s entries: read from the index, a page at a time, however long the book is."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q, QuerySet, Sum

from masthead.ledger.models import Posting
from masthead.lib import money
from masthead.lib.sheet import Cell
from masthead.treasury.books.frozen import frozen_before

LINES_ON_A_PAGE = 100
HEADER = ("day", "key", "narration", "gift", "debit", "credit", "balance", "currency")


class CursorNotUnderstood(ValueError):
    """The place in the list is not one that a page of it gave."""


@dataclass(frozen=True)
class Place:
    """A place in an account’s entries: behind one leg of it."""

    on: dt.date
    leg: uuid.UUID

    def __str__(self) -> str:
        return f"{self.on.isoformat()}.{self.leg.hex}"

    @classmethod
    def read(cls, text: str) -> Place:
        """Read a place as a page wrote it. Raises CursorNotUnderstood."""
        day, _, leg = text.partition(".")
        try:
            return cls(dt.date.fromisoformat(day), uuid.UUID(leg))
        except ValueError as error:
            raise CursorNotUnderstood(f"“{text}” is no place in the list") from error


@dataclass(frozen=True)
class Line:
    """One leg, its entry’s words, and what the account stands at behind it; minor units."""

    leg: Posting
    balance_minor: int

    @property
    def gift(self) -> int | None:
        """Return the number of the gift that came, or of which something went back."""
        entry = self.leg.entry
        if gift := getattr(entry, "gift", None):
            return int(gift.pk)
        refund = getattr(entry, "giftrefund", None)
        return int(refund.gift_id) if refund else None


@dataclass(frozen=True)
class Page:
    """A page of an account’s entries: what was brought forward, the lines, where to go on."""

    brought_minor: int
    lines: tuple[Line, ...]
    go_on: Place | None

    @property
    def carried_minor(self) -> int:
        """Return what the account stands at behind the last line."""
        return self.lines[-1].balance_minor if self.lines else self.brought_minor


def entries_page(
    account: str, *, first: dt.date, last: dt.date, after: Place | None = None
) -> Page:
    """Return the entries of an account in the days from `first` to `last`, behind a place.

    In the order of their days. Three queries, the long ones from one index: what the closed
    months stood at, what came since, and the lines.
    """
    legs = list(_legs(account, first=first, last=last, after=after)[: LINES_ON_A_PAGE + 1])
    brought = _sum(account, before=first, upto=after)
    lines = tuple(_running(legs[:LINES_ON_A_PAGE], brought=brought))
    more = len(legs) > LINES_ON_A_PAGE
    return Page(brought, lines, _behind(lines[-1].leg) if more else None)


def entries_rows(account: str, *, first: dt.date, last: dt.date) -> Iterator[tuple[Cell, ...]]:
    """Yield the table under HEADER, from what was brought forward on, a chunk at a time."""
    legs = _legs(account, first=first, last=last, after=None)
    brought = _sum(account, before=first, upto=None)
    for line in _running(legs.iterator(chunk_size=2_000), brought=brought):
        yield _row(line)


def _legs(account: str, *, first: dt.date, last: dt.date, after: Place | None) -> QuerySet[Posting]:
    begin = max(first, after.on) if after else first
    found = Posting.objects.filter(account=account, effective_on__range=(begin, last))
    if after:
        found = found.filter(Q(effective_on__gt=after.on) | Q(pk__gt=after.leg))
    whole = found.select_related("entry__gift", "entry__giftrefund")
    return whole.order_by("effective_on", "pk")


def _sum(account: str, *, before: dt.date, upto: Place | None) -> int:
    """Return what an account stood at before a day, or up to a place of the list."""
    closed = frozen_before(upto.on if upto else before)
    legs = Posting.objects.filter(account=account, effective_on__gt=closed.last_day)
    if upto:
        legs = legs.filter(effective_on__lte=upto.on).filter(
            Q(effective_on__lt=upto.on) | Q(pk__lte=upto.leg)
        )
    else:
        legs = legs.filter(effective_on__lt=before)
    since: int = legs.aggregate(total=Sum("amount_minor"))["total"] or 0
    return closed.balances.get(account, 0) + since


def _running(legs: Iterator[Posting] | list[Posting], *, brought: int) -> Iterator[Line]:
    for leg in legs:
        brought += leg.amount_minor
        yield Line(leg, brought)


def _behind(leg: Posting) -> Place:
    return Place(leg.effective_on, leg.pk)


def _row(line: Line) -> tuple[Cell, ...]:
    leg = line.leg
    amount = money.plain(abs(leg.amount_minor), currency=leg.currency)
    return (
        leg.effective_on,
        leg.entry.key,
        leg.entry.narration,
        line.gift,
        amount if leg.amount_minor > 0 else "",
        "" if leg.amount_minor > 0 else amount,
        money.plain(line.balance_minor, currency=leg.currency),
        leg.currency,
    )

"""How far a match has come: what readers gave, what that makes the sponsor owe, what was paid."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import BigIntegerField, F, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from masthead.fund.models import Gift, GiftRefund, Match
from masthead.lib import money


@dataclass(frozen=True)
class Matched:
    """A match as it stands, in minor units.

    `eligible_minor` is what readers gave to the appeal in the match's days, less what they were
    given back; `matched_minor` as much of it as the sponsor promised; `paid_minor` what the
    sponsor has paid in, less refunds, and is part of what the appeal has raised; `due_minor`
    what is still to come.
    """

    match: Match
    eligible_minor: int
    matched_minor: int
    paid_minor: int
    due_minor: int


@dataclass(frozen=True)
class MatchShown:
    """A match in the words that pages use. `state` is "to come", "open" or "over"."""

    match: Match
    state: str
    cap: str
    matched: str
    eligible: str
    paid: str
    due: str
    is_paid_in: bool


def matched(matches: QuerySet[Match]) -> list[Matched]:
    """Return how each match stands, the first to open first, in one query."""
    mine = Gift.objects.filter(match=OuterRef("pk"))
    readers = Gift.objects.filter(
        match=None,
        appeal=OuterRef("appeal"),
        effective_on__gte=OuterRef("opens_on"),
        effective_on__lte=OuterRef("closes_on"),
    )
    found = matches.select_related("appeal").annotate(
        given=_total(readers, by="appeal"),
        given_back=_total(_refunds_of_readers(), by="gift__appeal"),
        paid=_total(mine, by="match"),
        paid_back=_total(GiftRefund.objects.filter(gift__match=OuterRef("pk")), by="gift__match"),
    )
    return [_of(match) for match in found.order_by("opens_on")]


def _refunds_of_readers() -> QuerySet[GiftRefund]:
    return GiftRefund.objects.filter(
        gift__match=None,
        gift__appeal=OuterRef("appeal"),
        gift__effective_on__gte=OuterRef("opens_on"),
        gift__effective_on__lte=OuterRef("closes_on"),
    )


def _total(rows: QuerySet[Any], *, by: str) -> Coalesce:
    whole = BigIntegerField()
    found = rows.order_by().values(by).annotate(total=Sum(F("amount_minor"))).values("total")
    return Coalesce(Subquery(found, output_field=whole), 0, output_field=whole)


def _of(match: Match) -> Matched:
    found = match.__dict__
    eligible = found["given"] - found["given_back"]
    paid = found["paid"] - found["paid_back"]
    promised = min(match.cap_minor, max(0, eligible))
    return Matched(match, eligible, promised, paid, max(0, promised - paid))


def match_shown(found: Matched, *, on: dt.date) -> MatchShown:
    """Return the words for a match as on a day."""
    match = found.match
    state = "to come" if on < match.opens_on else "open" if on <= match.closes_on else "over"

    def words(minor: int) -> str:
        return money.exact(minor, currency=match.currency)

    return MatchShown(
        match=match,
        state=state,
        cap=words(match.cap_minor),
        matched=words(found.matched_minor),
        eligible=words(found.eligible_minor),
        paid=words(found.paid_minor),
        due=words(found.due_minor),
        is_paid_in=found.paid_minor > 0,
    )

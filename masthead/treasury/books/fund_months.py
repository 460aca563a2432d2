"""The fund month by month: what came by each way, what went back, appeal by appeal."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, F, Q, Sum, When
from django.db.models.functions import Coalesce, TruncMonth
from django.db.models.query import QuerySet

from masthead.fund.models import Appeal, Method
from masthead.ledger.accounts import RAISED
from masthead.ledger.models import Posting
from masthead.lib import money
from masthead.lib.sheet import Cell

HEADER = ("month", "appeal", "method", "gifts", "gross", "refunded", "net", "currency")


@dataclass(frozen=True)
class Received:
    """What a month brought an appeal by one way to give, in minor units.

    `method` is empty where the book names no gift. Gross less refunded is net, and the nets of
    a month are what the book says was raised in it.
    """

    month: dt.date
    appeal: str
    method: str
    gifts: int
    gross_minor: int
    refunded_minor: int
    currency: str

    @property
    def net_minor(self) -> int:
        """Return what stayed."""
        return self.gross_minor - self.refunded_minor


def way_in_words(method: str) -> str:
    """Return how a gift came, in words; a dash where the book names no gift."""
    return str(Method(method).label) if method else "–"


def received(first: dt.date, last: dt.date) -> list[Received]:
    """Return what the fund received in days, by month, appeal and method, in two queries.

    It is added up from the book; gifts and refunds only say by which way. Earlier months first.
    """
    rows = list(_grouped(first, last))
    names = dict(Appeal.objects.filter(pk__in={row[1] for row in rows}).values_list("pk", "name"))
    return [
        Received(month, names.get(appeal, ""), method or "", count, gross, -back, currency)
        for month, appeal, method, currency, count, gross, back in rows
    ]


def _grouped(first: dt.date, last: dt.date) -> QuerySet[Posting, Any]:
    given, back = Q(amount_minor__lt=0), Q(amount_minor__gt=0)
    method = Coalesce("entry__gift__method", "entry__giftrefund__gift__method")
    return (
        Posting.objects.filter(account__in=RAISED, effective_on__range=(first, last))
        .annotate(month=TruncMonth("effective_on"), method=method)
        .values_list("month", "appeal", "method", "currency")
        .annotate(
            count=Count("pk", filter=given),
            gross=Coalesce(Sum(-F("amount_minor"), filter=given), 0),
            back=Coalesce(Sum(Case(When(back, then=-F("amount_minor")))), 0),
        )
        .order_by("month", "appeal", "method")
    )


def rows_of(found: Iterable[Received]) -> list[tuple[Cell, ...]]:
    """Return the table under HEADER, amounts as plain decimals."""
    return [
        (
            f"{one.month:%Y-%m}",
            one.appeal,
            way_in_words(one.method),
            one.gifts,
            *(
                money.plain(minor, currency=one.currency)
                for minor in (one.gross_minor, one.refunded_minor, one.net_minor)
            ),
            one.currency,
        )
        for one in found
    ]

"""Whom the revenue is told of: those to whom much interest was paid in a year."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Sum

from masthead.lib import money
from masthead.lib.sheet import Cell, csv_bytes
from masthead.register.as_at import register_on
from masthead.register.rules import rules_on
from masthead.shares.models import InterestPaid

HEADER = ("member", "name", "address", "postcode", "interest", "currency")


@dataclass(frozen=True)
class Reported:
    """A member to be reported, by number, with the interest paid to them in minor units."""

    number: int
    amount_minor: int


def to_report(first: dt.date, last: dt.date) -> list[Reported]:
    """Return who was paid as much interest between two days as the rules have reported.

    What became shares was paid too. In the order of the numbers. Source: the rule
    `interest_report_minor` (HM Revenue and Customs, not read at its source).
    """
    paid = InterestPaid.objects.filter(run__paid_on__range=(first, last))
    sums = paid.values("interest__member__number").annotate(sum=Sum("amount_minor"))
    enough = sums.filter(sum__gte=rules_on(last).interest_report_minor)
    return [
        Reported(one["interest__member__number"], one["sum"])
        for one in enough.order_by("interest__member__number")
    ]


def report_csv(found: Sequence[Reported], *, on: dt.date, currency: str) -> bytes:
    """Return the report as CSV, with names and addresses as the register has them on a day."""
    return csv_bytes(_rows(found, on=on, currency=currency), HEADER)


def _rows(found: Sequence[Reported], *, on: dt.date, currency: str) -> Iterator[tuple[Cell, ...]]:
    numbers = [one.number for one in found]
    told = {row.number: row for row in register_on(on, figures=False, numbers=numbers)}
    for one in found:
        row = told.get(one.number)
        address = ", ".join(row.address.splitlines()) if row else ""
        yield (
            one.number,
            row.name if row else "",
            address,
            row.postcode if row else "",
            money.plain(one.amount_minor, currency=currency),
            currency,
        )

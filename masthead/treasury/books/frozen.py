"""What closed months stood at: summed once, and true for ever, since nothing is posted to them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from masthead.treasury.models import MonthStatement


@dataclass(frozen=True)
class Frozen:
    """The balances at the end of a closed month, by account, in minor units of one currency."""

    last_day: dt.date
    balances: dict[str, int]
    currency: str


NOTHING = Frozen(dt.date.min, {}, "")


def frozen_before(day: dt.date) -> Frozen:
    """Return what the last closed month before a day stood at, NOTHING where there is none.

    Whoever sums up the book begins there, so that a long book costs no more than a short one.
    """
    closed = MonthStatement.objects.filter(closed__last_day__lt=day).select_related("closed")
    found = closed.order_by("-closed__last_day").first()
    if found is None:
        return NOTHING
    figures = found.read
    balances = {row["account"]: row["closing"] for row in figures["accounts"]}
    return Frozen(found.closed.last_day, balances, figures["currency"])

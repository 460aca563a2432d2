"""Read what somebody gave: each gift and what went back of it, by the days on which they moved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import F, Min, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from masthead.fund.models import Gift, GiftRefund
from masthead.fund.models.gift import GiftQuerySet
from masthead.ledger.accounts import Account
from masthead.website.account.year import Year

# The day that it belonged to: one that came after its month was closed counts later.
DAY = Coalesce(F("original_on"), F("effective_on"))


@dataclass(frozen=True)
class Moved:
    """A sum that came, or went back (then below nothing), minor units, and on which day."""

    on: dt.date
    number: int
    what: str
    amount_minor: int


@dataclass(frozen=True)
class Given:
    """What somebody gave in a year, by day, and its sums in minor units."""

    lines: list[Moved]

    @property
    def came_minor(self) -> int:
        """Return the sum of all that came."""
        return sum(max(line.amount_minor, 0) for line in self.lines)

    @property
    def back_minor(self) -> int:
        """Return the sum of all that went back, as a sum above nothing."""
        return -sum(min(line.amount_minor, 0) for line in self.lines)

    @property
    def left_minor(self) -> int:
        """Return what is left of it."""
        return self.came_minor - self.back_minor


def gifts_of(persons: Collection[int]) -> GiftQuerySet:
    """Return the gifts of somebody's records, the latest first.

    One that was recorded by mistake is left out: nobody gave it.
    """
    gifts = Gift.objects.filter(giver__in=persons, reversal=None)
    return gifts.order_by("-effective_on", "-number")


def first_day(persons: Collection[int]) -> dt.date | None:
    """Return the day on which somebody gave for the first time."""
    found: dt.date | None = gifts_of(persons).aggregate(first=Min(DAY))["first"]
    return found


def given_in(year: Year, *, persons: Collection[int]) -> Given:
    """Return all that came of somebody's records in a year, and all that went back in it."""
    came = _in(year, gifts_of(persons).select_related("again"))
    back = _in(year, GiftRefund.objects.filter(gift__giver__in=persons, reversal=None))
    lines = [_of_gift(gift) for gift in came]
    lines += [_of_refund(refund) for refund in back.select_related("gift")]
    return Given(sorted(lines, key=lambda line: (line.on, line.number, -line.amount_minor)))


def _in(year: Year, rows: QuerySet) -> QuerySet:  # type: ignore[type-arg]
    period = (year.first, year.last)
    counted = Q(original_on=None, effective_on__range=period)
    return rows.filter(counted | Q(original_on__range=period))


def _of_gift(gift: Gift) -> Moved:
    what = _("Support") if gift.income == Account.SUPPORTERS_GIFTS else _("Gift")
    if hasattr(gift, "again"):
        what = _("Came again")
    words = _("{what}, {method}").format(what=what, method=gift.get_method_display())
    return Moved(gift.original_on or gift.effective_on, gift.number, words, gift.amount_minor)


def _of_refund(refund: GiftRefund) -> Moved:
    on = refund.original_on or refund.effective_on
    return Moved(on, refund.gift_id, _("Gone back"), -refund.amount_minor)

"""What somebody recorded by hand before the bank told of it: gifts, and gifts given back."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence

from django.db.models import Q

from masthead.bank.models import Line
from masthead.fund.models import Gift, GiftRefund, Method
from masthead.fund.receive import BY_GATEWAY
from masthead.reconcile.models import Settlement

BY_BANK = (Method.BANK, Method.STANDING_ORDER)
NEAR = dt.timedelta(days=10)
MOST = 5


def gifts_by_hand(line: Line) -> list[Gift]:
    """Return the gifts through the bank of a line's sum, near its day, that no line has yet."""
    return gifts_of_each([line])[line.pk][:MOST]


def gifts_of_each(lines: Sequence[Line]) -> dict[int, list[Gift]]:
    """Return the same for each of some lines, by its key, in one query."""
    found: dict[int, list[Gift]] = defaultdict(list)
    came = [line for line in lines if line.amount_minor > 0]
    if not came:
        return found
    booked = [line.booked_on for line in came]
    near = (min(booked) - NEAR, max(booked) + NEAR)
    taken = Settlement.objects.standing().exclude(gift=None).values("gift")
    gifts = Gift.objects.filter(
        Q(effective_on__range=near) | Q(original_on__range=near),
        amount_minor__in={line.amount_minor for line in came},
        method__in=BY_BANK,
        entry__key__startswith="post:",
        reversal=None,
    )
    for gift in gifts.exclude(pk__in=taken).select_related("giver").order_by("number"):
        for line in came:
            if gift.amount_minor == line.amount_minor and _is_near(gift, line):
                found[line.pk].append(gift)
    return found


def refunds_by_hand(line: Line) -> list[GiftRefund]:
    """Return what was given back from the bank at the desk, of the sum of a line that went out."""
    near = (line.booked_on - NEAR, line.booked_on + NEAR)
    taken = Settlement.objects.standing().exclude(refund=None).values("refund")
    refunds = GiftRefund.objects.filter(
        Q(effective_on__range=near) | Q(original_on__range=near),
        amount_minor=-line.amount_minor,
        reversal=None,
    )
    mine = refunds.exclude(gift__method__in=BY_GATEWAY).exclude(pk__in=taken)
    return list(mine.select_related("gift__giver").order_by("pk")[:MOST])


def _is_near(gift: Gift, line: Line) -> bool:
    days = (gift.effective_on, gift.original_on)
    return any(day is not None and abs(day - line.booked_on) <= NEAR for day in days)

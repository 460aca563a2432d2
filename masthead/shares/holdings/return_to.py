"""Take a cessation back that a mistake in the shares had brought about."""

import datetime as dt
from itertools import pairwise

from masthead.people import audit
from masthead.register.models import Member, Standing
from masthead.register.models.member import Event
from masthead.register.reverse_line import reverse_line
from masthead.shares.holdings.leave import Without, days_without


def return_if_they_hold(
    member: Member, day: dt.date, *, why: str, by: audit.Actor, at: dt.datetime
) -> None:
    """Reverse the cessations of a member who held shares after all, or ceased on a wrong day.

    `day` is that of the transaction that was a mistake. Inside the caller's transaction.
    """
    lines = Standing.objects.filter(member=member, reversed_by=None)
    in_turn = list(lines.order_by("effective_on", "entered_at", "pk"))
    without = list(days_without(member))
    for line, following in pairwise([*in_turn, None]):
        if line is None or line.event != Event.CEASED or _is_right(line, following, without, day):
            continue
        for wrong in (line, following):
            if wrong:
                reverse_line(wrong, why=why, by=by, at=at)


def _is_right(
    ceased: Standing, entered: Standing | None, without: list[Without], day: dt.date
) -> bool:
    """Say whether a cessation agrees with the days on which no share was held.

    That of a death comes before the shares pass, so the end for good needn't be the same day,
    unless it was that of the mistake.
    """
    if entered is None:
        ends = [gap for gap in without if gap.until is None]
        return bool(ends) and (ceased.effective_on != day or ends[0].since == day)
    return any(
        gap.since <= entered.effective_on and ceased.effective_on <= (gap.until or dt.date.max)
        for gap in without
    )

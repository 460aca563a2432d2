"""Supporters gained and lost, month by month."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.db.models import Count, Q

from masthead.lib import days
from masthead.supporters.models import State, Support


@dataclass(frozen=True)
class Month:
    """A month's figures: `first` is its first day, `at_end` how many there were at its end.

    Of those lost, `stopped` asked for it and `lapsed` didn't. Whoever gives in another way now
    is neither gained nor lost by that.
    """

    first: dt.date
    gained: int
    stopped: int
    lapsed: int
    at_end: int

    @property
    def lost(self) -> int:
        """Return how many were lost."""
        return self.stopped + self.lapsed


def months_up_to(today: dt.date, *, many: int, zone: str) -> list[Month]:
    """Return so many months up to that of a day, the latest first. One query."""
    firsts = [today.replace(day=1)]
    while len(firsts) < many:
        firsts.append((firsts[-1] - dt.timedelta(days=1)).replace(day=1))
    asked: dict[str, Count] = {}
    for place, first in enumerate(firsts):
        asked |= _asked(place, first, zone=zone)
    counted = Support.objects.not_replaced().aggregate(**asked)
    return [_month(place, first, counted) for place, first in enumerate(firsts)]


def _asked(place: int, first: dt.date, *, zone: str) -> dict[str, Count]:
    begins = dt.datetime.combine(first, dt.time(), tzinfo=ZoneInfo(zone))
    after = days.month_of(first)[1] + dt.timedelta(days=1)
    ends = dt.datetime.combine(after, dt.time(), tzinfo=ZoneInfo(zone))
    lost = Q(since__isnull=False, ended_at__gte=begins, ended_at__lt=ends)
    still = Q(ended_at=None) | Q(ended_at__gte=ends)
    return {
        f"gained_{place}": Count("pk", filter=Q(since__gte=begins, since__lt=ends)),
        f"stopped_{place}": Count("pk", filter=lost & Q(state=State.STOPPED)),
        f"lapsed_{place}": Count("pk", filter=lost & Q(state=State.LAPSED)),
        f"at_end_{place}": Count("pk", filter=Q(since__lt=ends) & still),
    }


def _month(place: int, first: dt.date, counted: dict[str, int]) -> Month:
    names = ("gained", "stopped", "lapsed", "at_end")
    gained, stopped, lapsed, at_end = (counted[f"{name}_{place}"] for name in names)
    return Month(first, gained, stopped, lapsed, at_end)

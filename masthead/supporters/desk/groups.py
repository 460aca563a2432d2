"""The parts of the list of supporters, and how many stand in each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.db.models import Count, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from masthead.lib import days
from masthead.paper.models import Paper
from masthead.supporters.models import SUPPORTING, How, State, Support
from masthead.supporters.refused import refused

CARD_NEAR = dt.timedelta(days=60)


@dataclass(frozen=True)
class Now:
    """The day on which a list is read, and the moment at which its month began."""

    today: dt.date
    month: dt.datetime

    @classmethod
    def of(cls, paper: Paper, at: dt.datetime) -> Now:
        """Return the day and the month of a moment in the paper's zone."""
        today = paper.today(at)
        return cls(today, beginning_of(days.month_of(today)[0], zone=paper.time_zone))


def beginning_of(day: dt.date, *, zone: str) -> dt.datetime:
    """Return the moment at which a day begins in a time zone."""
    return dt.datetime.combine(day, dt.time(), tzinfo=ZoneInfo(zone))


@dataclass(frozen=True)
class Group:
    """A part of the list: its name in the address and on the screen, its rows, their order."""

    name: str
    title: Promise
    where: Callable[[Now], Q]
    order: str

    def rows(self, now: Now) -> QuerySet[Support]:
        """Return the supports of this part in their order."""
        found = Support.objects.not_replaced().filter(self.where(now))
        return found.order_by(self.order, "pk")


GONE = Q(state__in=(State.STOPPED, State.LAPSED), since__isnull=False)

GROUPS = (
    Group("on", _("Supporters"), lambda _now: Q(state__in=SUPPORTING), "-since"),
    Group("failing", _("Failing"), lambda _now: Q(state=State.FAILING), "failing_since"),
    Group("paused", _("Paused"), lambda _now: Q(state=State.PAUSED), "-since"),
    Group(
        "expiring",
        _("Card expires soon"),
        lambda now: Q(
            state=State.ACTIVE,
            how=How.CARD,
            subscription__method_expires_on__lte=now.today + CARD_NEAR,
        ),
        "subscription__method_expires_on",
    ),
    Group(
        "refused",
        _("Refused by the gateway"),
        lambda _now: Q(state__in=SUPPORTING, pk__in=refused()),
        "-since",
    ),
    Group("pending", _("To be confirmed"), lambda _now: Q(state=State.PENDING), "-started_at"),
    Group("gained", _("Gained this month"), lambda now: Q(since__gte=now.month), "-since"),
    Group("lost", _("Lost this month"), lambda now: GONE & Q(ended_at__gte=now.month), "-ended_at"),
    Group(
        "ended",
        _("Ended"),
        lambda _now: GONE,
        "-ended_at",
    ),
)


def counts(now: Now) -> dict[str, int]:
    """Return how many stand in each part, by its name. Six queries."""
    states = dict(Support.objects.values_list("state").annotate(many=Count("pk")))
    counted = {
        "on": sum(states.get(state, 0) for state in SUPPORTING),
        "failing": states.get(State.FAILING, 0),
        "paused": states.get(State.PAUSED, 0),
        "pending": states.get(State.PENDING, 0),
    }
    asked = [group for group in GROUPS if group.name not in counted]
    return counted | {group.name: group.rows(now).count() for group in asked}

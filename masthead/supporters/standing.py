"""Who counts as a supporter on a day."""

import datetime as dt
from collections.abc import Sequence

from django.db.models import Q

from masthead.people.models import Person
from masthead.people.records import records_of
from masthead.supporters.days import months_after
from masthead.supporters.models import SUPPORTING, Often, State, Support
from masthead.supporters.models.support import Supports


def is_supporter(person: Person, *, on: dt.date) -> bool:
    """Say whether somebody supports the paper on a day, by any of the records that are theirs.

    Whoever pauses, or whose collection failed, still does until it has lapsed; whoever stopped
    does until the time is over that their last payment was for. Two queries.
    """
    return supporting(records_of(person), on=on).exists()


def supporting(records: Sequence[int], *, on: dt.date) -> Supports:
    """Return the supports by which one of some records of people counts as a supporter's."""
    over = Q(pk__in=[])
    for often in Often.values:
        over |= Q(often=often, last_on__gt=_last_of_those_over(on, months=often))
    counts = Q(state__in=SUPPORTING) | (Q(state=State.STOPPED) & over)
    found: Supports = Support.objects.filter(counts, person__in=records)
    return found


def _last_of_those_over(on: dt.date, *, months: int) -> dt.date:
    """Return the last day of which so many months are over on a day, short months reckoned in."""
    day = months_after(on, -months)
    while months_after(day + dt.timedelta(days=1), months) <= on:
        day += dt.timedelta(days=1)
    return day

"""Who counts as a supporter on a day."""

import datetime as dt
from collections.abc import Sequence

from masthead.people.models import Person
from masthead.people.records import records_of
from masthead.supporters.days import months_after
from masthead.supporters.models import SUPPORTING, State, Support


def is_supporter(person: Person, *, on: dt.date) -> bool:
    """Say whether somebody supports the paper on a day, by any of the records that are theirs.

    Whoever pauses, or whose collection failed, still does until it has lapsed; whoever stopped
    does until the time is over that their last payment was for. Two queries at most.
    """
    return any_supports(records_of(person), on=on)


def any_supports(records: Sequence[int], *, on: dt.date) -> bool:
    """Say the same of records of people that are known already, in one query."""
    rows = Support.objects.filter(person__in=records)
    counted = rows.filter(state__in=(*SUPPORTING, State.STOPPED))
    return any(_counts(*told, on=on) for told in counted.values_list("state", "last_on", "often"))


def _counts(state: str, last_on: dt.date | None, often: int, *, on: dt.date) -> bool:
    if state != State.STOPPED:
        return True
    return last_on is not None and on < months_after(last_on, often)

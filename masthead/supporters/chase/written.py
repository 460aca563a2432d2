"""What has been written to those whose support fails, and what is to be written next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from masthead.supporters.chase.schedule import Days
from masthead.supporters.models import Occasion, Rung, Step, Support

WRITTEN = "written"


@dataclass(frozen=True)
class Due:
    """A letter that is to be written: which, and about what day of which occasion."""

    occasion: Occasion
    rung: Rung
    since: dt.date


Letters = dict[Rung, dt.date]


def written_to(
    supports: Iterable[Support], *, zone: dt.tzinfo
) -> dict[tuple[str, str, str], Letters]:
    """Return the days on which letters were written, by support, occasion and its day.

    One query for them all.
    """
    found: dict[tuple[str, str, str], Letters] = {}
    steps = Step.objects.filter(support__in=[one.pk for one in supports], what=WRITTEN)
    for key, told, at in steps.values_list("support", "details", "at"):
        of_it = found.setdefault((str(key), told["occasion"], told["since"]), {})
        of_it[Rung(told["rung"])] = at.astimezone(zone).date()
    return found


def next_after(since: dt.date, days: Days, *, written: Letters, today: dt.date) -> Rung | None:
    """Return the letter that is due, None while there is none.

    Each comes as long after the one before it as the schedule says, also where the clock stood
    still meanwhile: nobody gets two at once, nor the end without the warning of it.
    """
    before: tuple[int, dt.date] | None = None
    for rung, many in days.items():
        if rung in written:
            before = (many, written[rung])
            continue
        due = since + dt.timedelta(days=many)
        if before:
            due = max(due, before[1] + dt.timedelta(days=many - before[0]))
        return rung if due <= today else None
    return None


def next_before(ends_on: dt.date, days: Days, *, written: Letters, today: dt.date) -> Rung | None:
    """Return the letter that is due before a card's last day: the latest whose day has come."""
    left = (ends_on - today).days
    due = [rung for rung, many in days.items() if left <= many]
    return due[-1] if due and left >= 0 and due[-1] not in written else None

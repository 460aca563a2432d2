"""Special appeals as readers see them: what each has raised, and who doubles what is given."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from masthead.fund.chart import Chart, chart
from masthead.fund.matched import MatchShown, match_shown, matched
from masthead.fund.models import Appeal, Match
from masthead.fund.shown import Shown, shown
from masthead.fund.terms import LONGEST_ADDRESS
from masthead.fund.totals import by_day, totals_of

ENDED_SHOWN = 12


@dataclass(frozen=True)
class SpecialShown:
    """A special appeal in words. `state` is "to come", "open" or "ended"."""

    appeal: Appeal
    state: str
    figures: Shown
    matches: tuple[MatchShown, ...]


@dataclass(frozen=True)
class SpecialLook:
    """What the page of a special appeal shows; no chart before its first day."""

    special: SpecialShown
    chart: Chart | None


def special_on(*, on: dt.date, only_front: bool = False) -> list[SpecialShown]:
    """Return the special appeals open on a day, the first to close first, in two queries.

    With `only_front`, those whose panel stands on the front page.
    """
    found = Appeal.objects.special_on(on).with_raised()
    return _shown(found.filter(on_front=True) if only_front else found, on=on)


def special_to_give_to(slug: str, *, on: dt.date) -> SpecialShown | None:
    """Return the special appeal of an address if it is open on a day; no query without one."""
    if not slug:
        return None
    found = Appeal.objects.special_on(on).filter(slug=slug[:LONGEST_ADDRESS].replace("\0", ""))
    return next(iter(_shown(found.with_raised(), on=on)), None)


def special_ended(*, on: dt.date) -> list[SpecialShown]:
    """Return the special appeals that ended before a day, the latest first."""
    ended = Appeal.objects.filter(special=True, closes_on__lt=on).order_by("-closes_on")
    return _shown(ended.with_raised()[:ENDED_SHOWN], on=on)


def look_at_special(slug: str, *, on: dt.date) -> SpecialLook | None:
    """Return what the page of a special appeal shows on a day; None where there is none."""
    found = _shown(Appeal.objects.filter(special=True, slug=slug).with_raised(), on=on)
    if not found:
        return None
    appeal = found[0].appeal
    return SpecialLook(found[0], chart_of(appeal, on=on) if appeal.opens_on <= on else None)


def _shown(appeals: Iterable[Appeal], *, on: dt.date) -> list[SpecialShown]:
    found = list(appeals)
    promised: dict[object, list[MatchShown]] = {appeal.pk: [] for appeal in found}
    if found:
        for each in matched(Match.objects.filter(appeal__in=found)):
            promised[each.match.appeal_id].append(match_shown(each, on=on))
    return [
        SpecialShown(
            appeal,
            _state(appeal, on=on),
            shown(totals_of(appeal, on=on)),
            tuple(promised[appeal.pk]),
        )
        for appeal in found
    ]


def _state(appeal: Appeal, *, on: dt.date) -> str:
    if on < appeal.opens_on:
        return "to come"
    return "open" if on <= appeal.closes_on else "ended"


def chart_of(appeal: Appeal, *, on: dt.date) -> Chart:
    """Draw an appeal, main or special, as far as it has gone by a day; two queries."""
    return chart(
        by_day(appeal, until=on),
        opens_on=appeal.opens_on,
        closes_on=appeal.closes_on,
        target_minor=appeal.target_minor,
        currency=appeal.currency,
    )

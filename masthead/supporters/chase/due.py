"""See to the supports that fail, and to the cards about to expire: what the clock does."""

import datetime as dt
import logging
from collections.abc import Callable, Iterator
from functools import partial
from zoneinfo import ZoneInfo

from masthead.lib import days
from masthead.paper.models import Paper, the_paper
from masthead.people import audit
from masthead.supporters.bring_along import bring_all_along
from masthead.supporters.chase.schedule import schedule
from masthead.supporters.chase.statements import read_up_to
from masthead.supporters.chase.write import write_letter
from masthead.supporters.chase.written import Due, next_after, next_before, written_to
from masthead.supporters.miss import miss
from masthead.supporters.models import How, Occasion, State, Support
from masthead.supporters.resume import resume_due

log = logging.getLogger("masthead.supporters")


def see_to_supporters(*, at: dt.datetime) -> None:
    """Do what is due of the supports. Run by the clock; safe to run again and by two.

    Each letter is a step of its support and written once. What fails keeps nothing else from
    its turn, and is tried again.
    """
    paper = the_paper()
    today = paper.today(at)
    jobs: list[Callable[[], object]] = [
        partial(resume_due, on=today, at=at),
        partial(miss_due, at=at),
        partial(chase_due, paper=paper, at=at),
        partial(bring_all_along, on=today, at=at),
    ]
    for job in jobs:
        try:
            job()
        except Exception:
            log.exception("A job of the supports failed; it is tried again")


def miss_due(*, at: dt.datetime) -> int:
    """Let those standing orders fail that the bank's statements don't show; count them."""
    known = read_up_to()
    if known is None:
        return 0
    first = min(schedule()[Occasion.MISSED].values())
    expected_by = known - dt.timedelta(days=first)
    orders = Support.objects.filter(how=How.STANDING_ORDER, state=State.ACTIVE)
    missed = orders.filter(next_on__lte=expected_by)
    return sum(1 for support in missed if miss(support, by=audit.CLOCK, at=at))


def chase_due(*, paper: Paper, at: dt.datetime) -> int:
    """Write the letters that are due by a moment, once each; count them."""
    done = 0
    for support, due in _due(paper, at):
        try:
            done += write_letter(support, due, at=at) is not None
        except Exception:
            log.exception("Support %s: a letter can’t be written", support.pk)
    return done


def _due(paper: Paper, at: dt.datetime) -> Iterator[tuple[Support, Due]]:
    plan, today, zone = schedule(), paper.today(at), ZoneInfo(paper.time_zone)
    failing = list(Support.objects.filter(state=State.FAILING))
    expiring = _expiring(today, within=max(plan[Occasion.EXPIRING].values(), default=0))
    written = written_to([*failing, *expiring], zone=zone)
    for support in failing:
        occasion, since = occasion_of(support, paper=paper)
        told = written.get((str(support.pk), occasion, since.isoformat()), {})
        if rung := next_after(since, plan[occasion], written=told, today=today):
            yield support, Due(occasion, rung, since)
    for support, ends_on in expiring.items():
        told = written.get((str(support.pk), Occasion.EXPIRING, ends_on.isoformat()), {})
        rung = next_before(ends_on, plan[Occasion.EXPIRING], written=told, today=today)
        if rung:
            yield support, Due(Occasion.EXPIRING, rung, ends_on)


def occasion_of(support: Support, *, paper: Paper) -> tuple[Occasion, dt.date]:
    """Return why a support is failing, and the day from which its letters are counted."""
    failing_since = support.failing_since or support.started_at
    failed_on = days.day_of(failing_since, zone=paper.time_zone)
    if support.how != How.STANDING_ORDER:
        return Occasion.FAILED, failed_on
    return Occasion.MISSED, support.next_on or failed_on


def _expiring(today: dt.date, *, within: int) -> dict[Support, dt.date]:
    """Return the supports by a card whose last day is near, with that day."""
    near = today + dt.timedelta(days=within)
    cards = Support.objects.filter(state=State.ACTIVE, how=How.CARD)
    found = cards.filter(subscription__method_expires_on__range=(today, near))
    last = {}
    for one in found.select_related("subscription"):
        if one.subscription and one.subscription.method_expires_on:
            last[one] = one.subscription.method_expires_on
    return last

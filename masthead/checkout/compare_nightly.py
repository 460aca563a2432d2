"""Compare the gateways with what is kept here, each night."""

import datetime as dt
import logging
from functools import partial

from masthead.checkout.settle import settle
from masthead.lib import days
from masthead.paper.models import Paper, the_paper
from masthead.payments import registry
from masthead.payments.compare.run import compare
from masthead.payments.contract import GatewayUnreachable, Notice
from masthead.payments.models import Comparison

# At night, when nobody waits for the clock; and never longer than this in one of its minutes.
NOT_BEFORE = dt.time(2, 30)
SECONDS = 25.0
log = logging.getLogger("masthead.checkout")


def compare_nightly(*, at: dt.datetime) -> None:
    """Compare each gateway that collects by itself, once a night.

    Run by the clock each minute: a night's comparison is done some pages a minute, so that all
    else that is due has its turn; it goes on where it stopped. Safe to run again and after a
    crash.
    """
    paper = the_paper()
    for name in comparable(paper):
        if not _is_due(name, paper=paper, at=at):
            continue
        try:
            compare_with(name, at=at, seconds=SECONDS)
        except GatewayUnreachable as error:
            log.warning("The comparison with %s waits: %s", name, error)


def compare_with(name: str, *, at: dt.datetime, seconds: float | None = None) -> Comparison:
    """Compare one gateway now, or go on; return how far it came. Raises GatewayUnreachable."""
    return compare(name, settle=partial(_settle, name, at), at=at, seconds=seconds)


def _settle(name: str, at: dt.datetime, notice: Notice) -> None:
    settle(registry.provider(name), notice, at=at)


def comparable(paper: Paper) -> list[str]:
    """Return the names of the paper's gateways that collect again and again."""
    return [one.name for one in registry.gateways(paper) if hasattr(one, "subscriptions")]


def _is_due(name: str, *, paper: Paper, at: dt.datetime) -> bool:
    """Say whether tonight's comparison has not been done yet."""
    last = Comparison.objects.filter(provider=name).order_by("-started_at").first()
    if last and last.ended_at is None:
        return True
    begins = days.day_begins(paper.today(at), zone=paper.time_zone)
    tonight = begins + dt.timedelta(hours=NOT_BEFORE.hour, minutes=NOT_BEFORE.minute)
    return at >= tonight and (last is None or last.started_at < tonight)

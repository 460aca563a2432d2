"""Close a month: its checklist is done, its figures are frozen."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.ledger.close import close_month
from masthead.lib.turns import take_turn
from masthead.paper.models import the_paper
from masthead.people import audit
from masthead.treasury.checks import checklist, look_at
from masthead.treasury.checks.check import Check
from masthead.treasury.figures import digest_of, figures_of, frozen
from masthead.treasury.models import MonthStatement


class NotReadyToClose(ValueError):
    """A line of the checklist is neither done nor explained."""


class FiguresMoved(ValueError):
    """Something was posted since the treasurer looked: what was agreed to is not what is there."""


def close(
    month: dt.date, *, seen: str, by: audit.Actor, at: dt.datetime, today: dt.date
) -> MonthStatement:
    """Close the month of a day for ever, and return the statement that keeps its figures.

    `seen` is the digest of the figures that the treasurer agreed to. Nobody posts meanwhile,
    and nothing is posted into the month afterwards: what belongs to it counts on its own day,
    naming the original. Raises MonthNotOver, ClosedAlready, NotReadyToClose or FiguresMoved.
    """
    paper = the_paper()
    with transaction.atomic():
        take_turn(alone=True)
        looked_at = look_at(month, today=today)
        checks = checklist(looked_at)
        figures = frozen(figures_of(looked_at, paper=paper, checks=checks))
        closed = close_month(month, by=by, on=today, at=at)
        _refuse_unready(checks)
        if digest_of(figures) != seen:
            raise FiguresMoved(_("The figures have moved since you looked: look at them once more"))
        statement = MonthStatement.objects.create(closed=closed, figures=figures, digest=seen)
        details = {"month": str(closed), "digest": seen}
        audit.record("treasury.close", statement, by=by, at=at, details=details)
    return statement


def _refuse_unready(checks: Iterable[Check]) -> None:
    lacking = [check.title for check in checks if not check.lets_close]
    if lacking:
        words = _("Not ready to be closed: {lines}")
        raise NotReadyToClose(words.format(lines="; ".join(lacking)))

"""Let applications lapse that nobody paid for in time."""

import datetime as dt

from django.utils.translation import gettext as _

from masthead.paper.models import NoPaper, the_paper
from masthead.people import audit
from masthead.register.rules import rules_on
from masthead.shares.applications.step import NotNow
from masthead.shares.decisions.reject import end
from masthead.shares.models import Application, State

NOT_PAID = (State.SUBMITTED, State.AWAITING)


def lapse(application: Application, *, by: audit.Actor, at: dt.datetime) -> Application:
    """Let an application lapse; a part of its price that came goes back. Raises NotNow."""
    why = _("It was not paid in time")
    return end(application, State.LAPSED, why=why, by=by, at=at)


def lapse_due(*, at: dt.datetime) -> int:
    """Let those lapse that the rules give no more time, and return how many did.

    Run by the clock; safe to run again, since one that has lapsed is no longer found. One that
    is paid in parts has as many months more.
    """
    try:
        today = the_paper().today(at)
    except NoPaper:
        return 0
    days = dt.timedelta(days=rules_on(today).lapse_days)
    waiting = Application.objects.filter(state__in=NOT_PAID, submitted_at__lt=at - days)
    due = [one for one in waiting if one.submitted_at and _is_due(one, days=days, at=at)]
    return sum(_lapse(one, at=at) for one in due)


def _is_due(application: Application, *, days: dt.timedelta, at: dt.datetime) -> bool:
    more = dt.timedelta(days=31 * (application.instalments - 1))
    return application.submitted_at is not None and application.submitted_at < at - days - more


def _lapse(application: Application, *, at: dt.datetime) -> bool:
    try:
        lapse(application, by=audit.CLOCK, at=at)
    except NotNow:
        return False
    return True

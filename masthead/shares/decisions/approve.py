"""Approve an application, as the board decided."""

import datetime as dt

from django.db import transaction

from masthead.paper.models import the_paper
from masthead.people import audit
from masthead.register.rules import Rules, rules_on
from masthead.shares.applications.step import take_step
from masthead.shares.decisions.known import Known, gather
from masthead.shares.decisions.lacks import refuse_lacking
from masthead.shares.decisions.locked import locked, refuse_no_minute
from masthead.shares.models import Application, State


def approve(
    application: Application, *, minute: str, by: audit.Actor, at: dt.datetime
) -> Application:
    """Approve one application on a minute of the board; nothing is booked before it is allotted.

    Raises MinuteMissing, NotNow, and of `lacks` what keeps it from being approved
    (ApplicationNotPaid, NotAccepted, IdentityNotSeen, MayBeAMember, OverHolding).
    """
    said = refuse_no_minute(minute)
    with transaction.atomic():
        held = locked(application)
        rules = rules_on(the_paper().today(at))
        approve_known(held, gather([held]), rules=rules, minute=said, by=by, at=at)
    return held


def approve_known(
    application: Application,
    known: Known,
    *,
    rules: Rules,
    minute: str,
    by: audit.Actor,
    at: dt.datetime,
) -> None:
    """Approve an application that is held and of which all is gathered, as `approve` does."""
    refuse_lacking(application, known, rules=rules)
    take_step(application, State.APPROVED, note=minute, by=by, at=at)

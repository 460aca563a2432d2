"""Approve a meeting's whole list of applications."""

import datetime as dt
from collections.abc import Sequence

from masthead.paper.models import the_paper
from masthead.people import audit
from masthead.register.rules import rules_on
from masthead.shares.decisions.approve import approve_known
from masthead.shares.decisions.decide_all import Decided, decide_all
from masthead.shares.decisions.known import Known
from masthead.shares.decisions.locked import refuse_no_minute
from masthead.shares.models import Application


def approve_all(
    applications: Sequence[Application], *, minute: str, by: audit.Actor, at: dt.datetime
) -> Decided:
    """Approve each of a list as `approve` does, on one minute; one that is refused stops no other.

    Raises MinuteMissing.
    """
    said = refuse_no_minute(minute)

    rules = rules_on(the_paper().today(at))

    def one(application: Application, known: Known) -> None:
        approve_known(application, known, rules=rules, minute=said, by=by, at=at)

    return decide_all(applications, one)

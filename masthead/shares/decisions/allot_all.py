"""Allot a list of approved applications."""

import datetime as dt
from collections.abc import Callable, Sequence

from masthead.people import audit
from masthead.register.rules import rules_on
from masthead.shares.decisions.allot import allot_known
from masthead.shares.decisions.decide_all import Decided, decide_all
from masthead.shares.decisions.known import Known
from masthead.shares.holdings.its_day import refuse_to_come
from masthead.shares.models import Application


def allot_all(
    applications: Sequence[Application],
    *,
    on: dt.date,
    authority: str = "",
    by: audit.Actor,
    at: dt.datetime,
    told: Callable[[int, int], None] = lambda _done, _of: None,
) -> Decided:
    """Allot each of a list as `allot` does, in its order; one that is refused stops no other.

    Fifty a transaction, so that nobody else waits long; `told` hears how many of how many have
    been looked at. Safe to run twice: what is allotted is refused the second time. Raises
    DayStillToCome.
    """
    refuse_to_come(on, at=at)
    rules = rules_on(on)

    def one(application: Application, known: Known) -> None:
        allot_known(application, known, rules=rules, on=on, authority=authority, by=by, at=at)

    return decide_all(applications, one, told=told)

"""Record what the sponsor of a match pays in."""

import datetime as dt

from masthead.fund.models import Gift, Match, Thank
from masthead.fund.receive import Giver, receive
from masthead.people import audit


def pay_match(
    match: Match,
    amount_minor: int,
    *,
    method: str,
    on: dt.date,
    key: str,
    by: audit.Actor,
    at: dt.datetime,
) -> Gift:
    """Receive the sponsor's money as a gift that names the match, and return it.

    Now it is raised, for the appeal or, once that has ended, for the fund of its own day; and
    it is never matched itself. More or less than is due may come. `key` told twice is one
    gift. Raises what `receive` raises.
    """
    appeal = match.appeal
    is_open = appeal.opens_on <= on <= appeal.closes_on
    return receive(
        amount_minor,
        method=method,
        on=on,
        giver=Giver(name=match.sponsor),
        thank=Thank.NONE,
        appeal=appeal if is_open else None,
        match=match,
        key=f"match:{key}:received",
        by=by,
        at=at,
    )

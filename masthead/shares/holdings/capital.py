"""Post in the book what was done to share capital."""

import datetime as dt

from masthead.ledger.accounts import Account
from masthead.ledger.models import Entry
from masthead.ledger.post import Leg, is_closed, post
from masthead.paper.models import the_paper


def post_capital(
    key: str,
    amount_minor: int,
    *,
    to: Account,
    on: dt.date,
    at: dt.datetime,
    narration: str,
    reverses: Entry | None = None,
) -> Entry | None:
    """Take an amount, in minor units, out of share capital into another account.

    Below nought it goes the other way. A day of a closed month counts today, and the narration
    names the day that the register keeps. Of nothing, nothing is posted. Inside the caller's
    transaction. Raises PostedAlready.
    """
    if not amount_minor:
        return None
    paper = the_paper()
    counts_on = paper.today(at) if is_closed(on) else on
    moved = "" if counts_on == on else f" of {on:%Y-%m-%d}, its month closed"
    return post(
        key,
        legs=[Leg(Account.SHARE_CAPITAL, amount_minor), Leg(to, -amount_minor)],
        currency=paper.currency,
        on=counts_on,
        at=at,
        narration=narration + moved,
        reverses=reverses,
    )

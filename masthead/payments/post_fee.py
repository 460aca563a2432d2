"""Post what a gateway keeps for itself."""

import datetime as dt

from masthead.ledger.accounts import Account
from masthead.ledger.models import Entry
from masthead.ledger.post import Leg, is_closed, post
from masthead.lib import days
from masthead.paper.models import the_paper
from masthead.payments.apply import FEE, FEE_RETURNED
from masthead.payments.models import Transition, Way

CLEARED_IN = {Way.CARD: Account.CARD_CLEARING, Way.DIRECT_DEBIT: Account.DIRECT_DEBIT_CLEARING}


def post_fee(step: Transition, *, at: dt.datetime) -> Entry:
    """Post the fee that a payment's step names, or its return, inside the caller's transaction.

    An expense, whatever the payment was for, so that income stays gross. It counts on the
    gateway's day in the paper's zone, or today where the month of that day is closed.
    """
    paper = the_paper()
    on, narration = days.day_of(step.occurred_at, zone=paper.time_zone), "Fee of the gateway"
    if is_closed(on):
        narration += f" of {on:%Y-%m-%d}, its month closed"
        on = paper.today(at)
    spent_on = Account.FEES if step.name == FEE else Account.CHARGEBACK_FEES
    minor = -step.amount_minor if step.name == FEE_RETURNED else step.amount_minor
    kept_from = CLEARED_IN[Way(step.payment.way)]
    return post(
        step.key,
        legs=[Leg(spent_on, minor), Leg(kept_from, -minor)],
        currency=step.payment.currency,
        on=on,
        at=at,
        narration=narration,
    )

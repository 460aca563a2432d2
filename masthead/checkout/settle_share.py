"""Do what a payment's step means for shares."""

import datetime as dt

from masthead.checkout.settle_gift import COMES
from masthead.ledger.accounts import Account
from masthead.lib import days
from masthead.paper.models import the_paper
from masthead.payments.apply import REFUND_CAME_BACK, REFUNDED
from masthead.payments.models import Status, Transition, Way
from masthead.people import audit
from masthead.shares.models import Application
from masthead.shares.money.receive import receive
from masthead.shares.money.take_back import bank_took
from masthead.shares.refunds.gone import gone

HELD_IN = {
    Way.CARD: Account.CARD_CLEARING,
    Way.DIRECT_DEBIT: Account.DIRECT_DEBIT_CLEARING,
    Way.BANK: Account.BANK,
    Way.CHEQUE: Account.CHEQUES_IN_HAND,
    Way.POSTAL_ORDER: Account.CHEQUES_IN_HAND,
}


def settle_share(step: Transition, *, at: dt.datetime) -> None:
    """Post what one step of a payment for shares moves, inside the caller's transaction.

    It counts on the gateway's own day in the paper's zone. What comes goes into suspense, what
    was given back leaves what was owed, what a bank takes back leaves where it is. Steps
    that move no money post nothing.
    """
    on = days.day_of(step.occurred_at, zone=the_paper().time_zone)
    application = Application.objects.get(payments__payment=step.payment_id)
    held_in = HELD_IN[Way(step.payment.way)]
    if step.name in (REFUNDED, REFUND_CAME_BACK):
        gone(step, application, held_in=held_in, on=on, by=audit.GATEWAY, at=at)
    elif step.name in COMES:
        receive(
            application,
            step.amount_minor,
            payment=step.payment,
            held_in=held_in,
            key=step.key,
            on=on,
            by=audit.GATEWAY,
            at=at,
        )
    elif step.name in (Status.LATE_FAILED, Status.CHARGED_BACK):
        bank_took(
            application,
            step.amount_minor,
            payment=step.payment,
            held_in=held_in,
            key=step.key,
            on=on,
            by=audit.GATEWAY,
            at=at,
        )

"""Do what a payment's step means for a gift."""

import datetime as dt

from masthead.checkout.models import PromisedGift
from masthead.fund.models import Gift
from masthead.fund.receive import Giver, receive
from masthead.fund.refund import refund
from masthead.lib import days
from masthead.paper.models import the_paper
from masthead.payments.apply import REFUNDED
from masthead.payments.models import Status, Transition
from masthead.people import audit


def settle_gift(step: Transition, *, at: dt.datetime) -> None:
    """Post what one step of a gift's payment moves, inside the caller's transaction.

    It counts on the gateway's own day in the paper's zone. Steps that move no money post
    nothing. A chargeback takes the gift back, and one that was won posts it again.
    """
    on = days.day_of(step.occurred_at, zone=the_paper().time_zone)
    match step.name:
        case Status.CONFIRMED | Status.CHARGEBACK_WON:
            _receive(step, on=on, at=at)
        case name if name in (REFUNDED, Status.LATE_FAILED, Status.CHARGED_BACK):
            gift = Gift.objects.filter(payment=step.payment_id).latest("number")
            refund(gift, step.amount_minor, key=step.key, on=on, at=at, by=audit.GATEWAY)


def _receive(step: Transition, *, on: dt.date, at: dt.datetime) -> Gift:
    promised = PromisedGift.objects.get(payment=step.payment_id)
    is_first = step.name == Status.CONFIRMED
    return receive(
        step.amount_minor,
        method=step.payment.way,
        on=on,
        giver=Giver(name=promised.name, town=promised.town, email=promised.email),
        thank=promised.thank,
        appeal=None,
        key=step.key,
        by=audit.GATEWAY,
        at=at,
        payment=step.payment_id if is_first else None,
    )

"""Do what a payment's step means for somebody's regular support."""

import datetime as dt

from masthead.checkout.settle_gift import COMES, GOES, take_back
from masthead.fund.models import Gift
from masthead.fund.receive import receive
from masthead.ledger.accounts import Account
from masthead.lib import days
from masthead.paper.models import the_paper
from masthead.payments.models import Status, Transition
from masthead.people import audit
from masthead.supporters.models import Support
from masthead.supporters.note_failed import note_failed
from masthead.supporters.note_received import note_received

FAILED = (Status.FAILED, Status.LATE_FAILED)


class NobodysSupport(LookupError):
    """A payment on a subscription that is for no support: somebody has to look."""


def settle_support(step: Transition, *, at: dt.datetime) -> None:
    """Post what one step of a support's payment moves, inside the caller's transaction.

    What comes is a supporter's gift to the main appeal of the gateway's own day in the paper's
    zone. What goes is taken back of it, as of any gift; `fund` tells the support by itself. A
    failure is noted. Steps that move no money post nothing. Raises RefundTooLarge where more
    goes than came, NobodysSupport.
    """
    on = days.day_of(step.occurred_at, zone=the_paper().time_zone)
    if step.name in COMES:
        _receive(step, on=on, at=at)
    elif step.name in GOES:
        take_back(step, on=on, at=at)
    if step.name in FAILED:
        note_failed(_support(step), payment=step.payment, on=on, at=at)


def _support(step: Transition) -> Support:
    found = Support.objects.filter(subscription__instalments__payment=step.payment_id)
    support = found.select_related("person").first()
    if support is None:
        raise NobodysSupport(f"{step.payment.reference} was collected for nobody's support")
    return support


def _receive(step: Transition, *, on: dt.date, at: dt.datetime) -> None:
    support, is_first = _support(step), step.name == Status.CONFIRMED
    gift = receive(
        step.amount_minor,
        method=step.payment.way,
        on=on,
        giver=support.person,
        thank=support.thank,
        appeal=None,
        key=step.key,
        by=audit.GATEWAY,
        at=at,
        payment=step.payment_id if is_first else None,
        again=None if is_first else Gift.objects.filter(payment=step.payment_id).first(),
        income=Account.SUPPORTERS_GIFTS,
    )
    note_received(
        support,
        entry=gift.entry,
        payment=step.payment,
        amount_minor=gift.amount_minor,
        on=gift.effective_on,
        at=at,
    )

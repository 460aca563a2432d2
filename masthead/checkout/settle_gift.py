"""Do what a payment's step means for a gift."""

import datetime as dt

from django.db.models import QuerySet

from masthead.checkout.models import PromisedGift, RegularGift
from masthead.fund.models import Gift
from masthead.fund.receive import Giver, receive
from masthead.fund.refund import RefundTooLarge, refund
from masthead.lib import days
from masthead.paper.models import the_paper
from masthead.payments.apply import REFUND_CAME_BACK, REFUNDED
from masthead.payments.models import Status, Transition
from masthead.people import audit
from masthead.people.known import known_by
from masthead.people.models import Person

# The steps by which money comes, and those by which it goes.
COMES = (Status.CONFIRMED, Status.CHARGEBACK_WON, REFUND_CAME_BACK)
GOES = (REFUNDED, Status.LATE_FAILED, Status.CHARGED_BACK)


def settle_gift(step: Transition, *, at: dt.datetime) -> None:
    """Post what one step of a gift's payment moves, inside the caller's transaction.

    It counts on the gateway's own day in the paper's zone. Steps that move no money post
    nothing. A chargeback takes the gift back, and one that was won posts it again. Raises
    RefundTooLarge where more goes than came.
    """
    on = days.day_of(step.occurred_at, zone=the_paper().time_zone)
    if step.name in COMES:
        _receive(step, on=on, at=at)
    elif step.name in GOES:
        take_back(step, on=on, at=at)


def _receive(step: Transition, *, on: dt.date, at: dt.datetime) -> Gift:
    promised = PromisedGift.objects.get(payment=step.payment_id)
    first = _first(step)
    gift = receive(
        step.amount_minor,
        method=step.payment.way,
        on=on,
        giver=_known(step, first) or _told(promised),
        thank=promised.thank,
        appeal=promised.open_appeal(on),
        key=step.key,
        by=audit.GATEWAY,
        at=at,
        payment=step.payment_id if step.name == Status.CONFIRMED else None,
        again=None if step.name == Status.CONFIRMED else first,
    )
    _regular(step).filter(giver=None).update(giver=gift.giver)
    return gift


def _first(step: Transition) -> Gift | None:
    """Return the gift that came of a payment before, if one did."""
    return Gift.objects.filter(payment=step.payment_id).select_related("giver").first()


def _known(step: Transition, first: Gift | None) -> Person | None:
    """Return who gave this before: the same gift that comes again, or each month."""
    if first:
        return first.giver
    regular = _regular(step).select_related("giver").first()
    return regular.giver if regular else None


def _told(promised: PromisedGift) -> Person | Giver:
    """Return who gives by what they told: somebody known by all of it, else somebody new."""
    known = known_by(promised.email, promised.name, town=promised.town)
    return known or Giver(promised.name, promised.town, promised.email)


def _regular(step: Transition) -> QuerySet[RegularGift]:
    return RegularGift.objects.filter(mandate__collections__payment=step.payment_id)


def take_back(step: Transition, *, on: dt.date, at: dt.datetime) -> None:
    """Take a sum from the gifts that came of a payment, the latest first, while it lasts."""
    came = step.payment.transitions.filter(name__in=COMES)
    gifts = Gift.objects.filter(entry__key__in=[other.key for other in came]).with_returned()
    wanted = step.amount_minor
    for place, gift in enumerate(gifts.order_by("-number")):
        taken = min(wanted, gift.amount_minor - getattr(gift, "returned_minor", 0))
        if taken > 0:
            key = f"{step.key}:{place}" if place else step.key
            refund(gift, taken, key=key, on=on, at=at, by=audit.GATEWAY)
            wanted -= taken
    if wanted:
        raise RefundTooLarge(f"{step.payment.reference}: more is taken back than came")

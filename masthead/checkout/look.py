"""Look how a payment stands at its gateway."""

import datetime as dt
import logging

from masthead.checkout.settle import settle
from masthead.payments import registry
from masthead.payments.apply import NotWhatWasAsked
from masthead.payments.contract import GatewayRefused, GatewayUnreachable, Kind, Notice
from masthead.payments.give_up import give_up
from masthead.payments.models import Payment, Status
from masthead.payments.models.payment import BY_POST
from masthead.payments.submit import ask
from masthead.people import audit

SOONEST, SELDOMEST = dt.timedelta(minutes=1), dt.timedelta(hours=6)
log = logging.getLogger("masthead.checkout")


def look(payment: Payment, *, at: dt.datetime) -> Payment:
    """Ask the gateway how an open payment stands, do what follows, and return the payment.

    Where the gateway's first answer was lost, it is asked to begin the same payment again, by
    the same key. A gateway that doesn't answer leaves all as it is. Safe to run at any time.
    """
    if not payment.is_open or payment.provider == BY_POST:
        return payment
    if payment.status == Status.CREATED:
        return payment
    try:
        return _ask(payment, at=at)
    except (GatewayUnreachable, LookupError, NotWhatWasAsked) as error:
        log.warning("Payment %s can’t be looked at: %s", payment.pk, type(error).__name__)
    return payment


def look_when_due(payment: Payment, *, at: dt.datetime) -> None:
    """Look at a payment whose turn has come; the older it is, the later its next turn.

    One that was never handed to its gateway has expired by then.
    """
    if payment.status == Status.CREATED:
        give_up(payment, status=Status.EXPIRED, by=audit.CLOCK, at=at)
        return
    wait = max(SOONEST, min((at - payment.created_at) / 4, SELDOMEST))
    Payment.objects.filter(pk=payment.pk).update(look_at=at + wait)
    look(payment, at=at)


def _ask(payment: Payment, *, at: dt.datetime) -> Payment:
    if payment.remote_id is None:
        try:
            ask(payment)
        except GatewayRefused:
            give_up(payment, status=Status.FAILED, by=audit.GATEWAY, at=at)
            payment.refresh_from_db()
            return payment
    provider = registry.provider(payment.provider)
    return settle(provider, Notice(Kind.PAYMENT, payment.remote_id or ""), at=at) or payment

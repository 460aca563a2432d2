"""Make the collections that were announced, on their day and not without their notice."""

import datetime as dt

from django.conf import settings

from masthead.checkout.debit import days
from masthead.checkout.debit.announce import announce
from masthead.checkout.debit.link import path_of
from masthead.checkout.models import PromisedGift
from masthead.lib import working_days
from masthead.mail.models import Letter
from masthead.paper.models import Paper
from masthead.payments.contract import GatewayRefused, GatewayUnreachable
from masthead.payments.give_up import give_up
from masthead.payments.models import Collection, Payment, Status
from masthead.payments.submit import submit
from masthead.people import audit


def collect(collection: Collection, *, paper: Paper, at: dt.datetime) -> None:
    """Hand an announced collection to the gateway, once its notice is out and its day near.

    One whose notice went out too late, or whose day has come too near, is announced again for a
    later day. One whose notice could not be sent waits for somebody at the desk. Safe to run
    again: the payment is submitted once, and finished by the poller.
    """
    today, charge_on = paper.today(at), collection.charge_on
    sent_on = _noticed_on(collection, paper=paper)
    if sent_on is None or charge_on is None or not collection.mandate.is_usable:
        return
    if sent_on > days.notice_due(charge_on) or _is_too_near(charge_on, today=today):
        later = days.earliest(today, bank=collection.mandate.next_charge_on)
        announce(collection, charge_on=later, paper=paper, at=at)
    elif today >= working_days.before(charge_on, days.HANDED_OVER):
        _hand_over(collection.payment, collection, at=at)


def _noticed_on(collection: Collection, *, paper: Paper) -> dt.date | None:
    """Return the day on which the notice went out, if it did."""
    letter = Letter.objects.filter(key=collection.notice).first()
    return paper.today(letter.sent_at) if letter and letter.sent_at else None


def _is_too_near(charge_on: dt.date, *, today: dt.date) -> bool:
    return today > working_days.before(charge_on, days.LAST_HANDED_OVER)


def _hand_over(payment: Payment, collection: Collection, *, at: dt.datetime) -> None:
    try:
        submit(payment, return_url=settings.BASE_URL + path_of(collection.mandate), at=at)
    except GatewayRefused:
        give_up(payment, status=Status.FAILED, by=audit.GATEWAY, at=at)
    except GatewayUnreachable:
        return


def unannounced() -> list[PromisedGift]:
    """Return what stays uncollected because its notice could not be sent, for the desk."""
    stuck = Letter.objects.to_be_seen_to().filter(kind="debit-notice").values("key")
    waiting = PromisedGift.objects.filter(
        payment__status=Status.CREATED, payment__collection__notice__in=stuck
    )
    return list(waiting.select_related("payment__collection"))

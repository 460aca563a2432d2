"""Set out to pay for shares: the whole, or the part that is due."""

import datetime as dt

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from masthead.lib.days import day_of
from masthead.paper.models import Paper
from masthead.payments import registry
from masthead.payments.begin import begin
from masthead.payments.contract import GatewayRefused
from masthead.payments.give_up import give_up
from masthead.payments.models import Payment, Purpose, Status, Way
from masthead.payments.models.payment import BY_POST, OPEN
from masthead.payments.submit import submit
from masthead.payments.tries import count_try
from masthead.people import audit
from masthead.shares.applications.apply import apply
from masthead.shares.applications.instalments import Due, due
from masthead.shares.applications.link import path_of
from masthead.shares.applications.step import take_step
from masthead.shares.models import Application, SharePayment, State

PAYABLE = (State.SUBMITTED, State.AWAITING)


class NothingToPay(ValueError):
    """All has come already, or the application has ended."""


def send_in(
    application: Application,
    way: Way,
    *,
    instalments: int,
    as_well: bool,
    paper: Paper,
    address: str,
    at: dt.datetime,
) -> str:
    """Send an application in and set out to pay for it; return where its buyer goes next.

    `address` is where they sit on the network. Raises TooManyTries before anything is done,
    what `apply` raises, and GatewayUnreachable or GatewayRefused where the application was sent
    in and can be paid for from its page.
    """
    count_try(address, at=at)
    sent = apply(
        application,
        instalments=instalments,
        as_well=as_well,
        on=paper.today(at),
        by=audit.READER,
        at=at,
    )
    return _pay(sent, way, paper=paper, at=at)


def pay(application: Application, way: Way, *, paper: Paper, address: str, at: dt.datetime) -> str:
    """Set out to pay what is due for an application; return where its buyer goes next.

    A payment by post that was awaited until now is awaited no more, unless it is in the same way.
    Raises TooManyTries, NothingToPay, GatewayUnreachable or GatewayRefused.
    """
    count_try(address, at=at)
    return _pay(application, way, paper=paper, at=at)


def to_pay(application: Application, *, paper: Paper) -> Due | None:
    """Return what is due for an application that was sent in; None where nothing is."""
    if application.state not in PAYABLE or application.submitted_at is None:
        return None
    sent_in_on = day_of(application.submitted_at, zone=paper.time_zone)
    return due(application, zone_day=sent_in_on)


def _pay(application: Application, way: Way, *, paper: Paper, at: dt.datetime) -> str:
    provider = registry.gateway_for(way, paper=paper)
    with transaction.atomic():
        found = Application.objects.select_for_update().get(pk=application.pk)
        next_due = to_pay(found, paper=paper)
        if next_due is None:
            raise NothingToPay(
                _("There is nothing to pay for {reference}").format(reference=found.reference)
            )
        if provider is None and _is_awaited(found, way, next_due):
            return path_of(found)
        _await_no_more(found, at=at)
        payment = _begin(
            found,
            way,
            next_due,
            provider=provider.name if provider else BY_POST,
            paper=paper,
            at=at,
        )
        if found.state == State.SUBMITTED:
            take_step(found, State.AWAITING, by=audit.READER, at=at)
    return _hand_over(payment, found, at=at) if provider else path_of(found)


def _begin(
    application: Application,
    way: Way,
    next_due: Due,
    *,
    provider: str,
    paper: Paper,
    at: dt.datetime,
) -> Payment:
    payment = begin(
        next_due.amount_minor,
        currency=paper.currency,
        way=way,
        provider=provider,
        purpose=Purpose.SHARE,
        paper_name=paper.name,
        reference=application.reference if provider == BY_POST else "",
        by=audit.READER,
        at=at,
    )
    SharePayment.objects.create(payment=payment, application=application, instalment=next_due.part)
    return payment


def awaited_by_post(application: Application) -> Payment | None:
    """Return the payment by post that an application waits for, if it waits for one."""
    waiting = Payment.objects.filter(
        share_payment__application=application, provider=BY_POST, status__in=OPEN
    )
    return waiting.order_by("-created_at").first()


def _is_awaited(application: Application, way: Way, next_due: Due) -> bool:
    there = awaited_by_post(application)
    return bool(there and (there.way, there.amount_minor) == (way, next_due.amount_minor))


def _await_no_more(application: Application, *, at: dt.datetime) -> None:
    """Take a payment by post off the list; if it comes after all it can still be recorded."""
    if there := awaited_by_post(application):
        give_up(there, status=Status.CANCELLED, by=audit.READER, at=at)


def _hand_over(payment: Payment, application: Application, *, at: dt.datetime) -> str:
    try:
        return submit(payment, return_url=settings.BASE_URL + path_of(application), at=at)
    except GatewayRefused:
        give_up(payment, status=Status.FAILED, by=audit.GATEWAY, at=at)
        raise

"""How an application for shares stands, in the words of its page."""

from __future__ import annotations

import datetime as dt
import enum
from dataclasses import dataclass

from django.utils.translation import gettext as _

from masthead.checkout.share.pay import awaited_by_post, to_pay
from masthead.checkout.share.said import rows
from masthead.lib import days, money
from masthead.paper.models import Paper
from masthead.payments.models import Payment, Status
from masthead.payments.models.payment import BY_POST, OPEN
from masthead.shares.models import UNDECIDED, Application, Holder, State


class Words(enum.StrEnum):
    """What somebody is told: while nothing is decided about the money, what it waits for."""

    TO_PAY = "to-pay"
    TO_SEND = "to-send"
    ON_ITS_WAY = "on-its-way"
    NOTHING_TAKEN = "nothing-taken"
    NEXT_PART = "next-part"
    TO_BE_ACCEPTED = "to-be-accepted"
    PAID = "paid"
    HELD = "held"
    APPROVED = "approved"
    ALLOTTED = "allotted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"


@dataclass(frozen=True)
class StepTaken:
    """A step of an application and its day."""

    words: str
    on: str


@dataclass(frozen=True)
class Standing:
    """An application as its page shows it; amounts as words.

    `payment` is the one that is awaited by post or under way. `due` is what is to be paid next,
    part `part` of `parts`, by `due_on`. `waits` says that nothing is decided yet.
    """

    application: Application
    words: Words
    price: str
    came: str
    due: str
    due_on: str
    part: int
    parts: int
    payment: Payment | None
    amount: str
    allotted_price: str
    facts: list[tuple[str, str]]
    steps: list[StepTaken]
    waits: bool


def standing(application: Application, *, paper: Paper, left: bool = False) -> Standing:
    """Return what the page of an application says, from what is known here.

    `left` is whether its buyer came back from the gateway’s page without paying.
    """

    def in_words(minor: int) -> str:
        return money.exact(minor, currency=paper.currency)

    payment = awaited_by_post(application) or _last_by_gateway(application)
    next_due = to_pay(application, paper=paper)
    came = application.money.all().in_suspense_minor()
    allotted = application.offer.price_of(application.allotted or 0)
    return Standing(
        application=application,
        words=_words(application, payment, left=left, came=came),
        price=in_words(application.price_minor),
        came=in_words(came),
        due=in_words(next_due.amount_minor) if next_due else "",
        due_on=days.in_words(next_due.on) if next_due else "",
        part=next_due.part if next_due else 0,
        parts=application.instalments,
        payment=payment,
        amount=in_words(payment.amount_minor) if payment else "",
        allotted_price=in_words(allotted),
        facts=rows(application),
        steps=_steps(application, zone=paper.time_zone),
        waits=application.state in UNDECIDED,
    )


def _last_by_gateway(application: Application) -> Payment | None:
    tried = Payment.objects.filter(share_payment__application=application)
    return tried.exclude(provider=BY_POST).order_by("-created_at").first()


def _words(application: Application, payment: Payment | None, *, left: bool, came: int) -> Words:
    if application.state in (State.SUBMITTED, State.AWAITING):
        return _of_payment(payment, left=left, came=came)
    is_waiting = application.state in UNDECIDED and not application.accepted_at
    if application.holder == Holder.GIFT and is_waiting:
        return Words.TO_BE_ACCEPTED
    return Words(application.state)


def _of_payment(payment: Payment | None, *, left: bool, came: int) -> Words:
    """Say what the money waits for."""
    if payment is not None and payment.status in OPEN:
        if payment.provider == BY_POST:
            return Words.TO_SEND
        if payment.status == Status.PENDING or not left:
            return Words.ON_ITS_WAY
        return Words.NOTHING_TAKEN
    if payment is not None and payment.took_nothing:
        return Words.NOTHING_TAKEN
    return Words.NEXT_PART if came else Words.TO_PAY


def _steps(application: Application, *, zone: str) -> list[StepTaken]:
    taken = [
        (step.at, str(State(step.state).label)) for step in application.steps.order_by("at", "pk")
    ]
    if application.accepted_at:
        taken.append((application.accepted_at, _("accepted by whom it is for")))
    return [StepTaken(words, _day(at, zone=zone)) for at, words in sorted(taken)]


def _day(at: dt.datetime, *, zone: str) -> str:
    return days.in_words(days.day_of(at, zone=zone))

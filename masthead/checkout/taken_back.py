"""What gateways and banks took back by themselves, for the treasurer to read."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from masthead.checkout.models import Noted
from masthead.fund.models import Gift
from masthead.lib import money
from masthead.payments.apply import CHARGEBACK_FEE, FEE_RETURNED, REFUND_CAME_BACK
from masthead.payments.models import Status, Transition, Way
from masthead.people import audit

STEPS = (Status.LATE_FAILED, Status.CHARGED_BACK, Status.CHARGEBACK_WON, REFUND_CAME_BACK)


@dataclass(frozen=True)
class TakenBack:
    """One time that money went, or came again: what, when by the gateway's clock, how much.

    `fee` is what the gateway charged for it, empty where nothing; `gift` is the number of the
    gift that it is about.
    """

    step: Transition
    what: str
    on: dt.datetime
    amount: str
    fee: str
    gift: int | None
    giver: str
    is_read: bool


def steps() -> QuerySet[Transition]:
    """Return the steps by which money was taken back, or came again, the latest first."""
    found = Transition.objects.filter(name__in=STEPS).order_by("-occurred_at", "-pk")
    return found.select_related("payment__promised_gift", "noted")


def unread() -> int:
    """Count the steps that no treasurer has read of."""
    return Transition.objects.filter(name__in=STEPS, noted=None).count()


def described(page: Iterable[Transition]) -> list[TakenBack]:
    """Describe a page of steps, with their fees and gifts brought in one query each."""
    found = list(page)
    payments = [step.payment_id for step in found]
    fees = {
        (fee.payment_id, fee.name, fee.ref): fee.amount_minor
        for fee in Transition.objects.filter(
            payment__in=payments, name__in=(CHARGEBACK_FEE, FEE_RETURNED)
        )
    }
    gifts = dict(Gift.objects.filter(payment__in=payments).values_list("payment", "number"))
    return [_described(step, fees=fees, gift=gifts.get(step.payment_id)) for step in found]


def _described(
    step: Transition, *, fees: dict[tuple[uuid.UUID, str, str], int], gift: int | None
) -> TakenBack:
    payment = step.payment
    kind = FEE_RETURNED if step.name == Status.CHARGEBACK_WON else CHARGEBACK_FEE
    minor = fees.get((payment.pk, kind, step.ref), 0)
    minor = -minor if kind == FEE_RETURNED else minor
    promised = getattr(payment, "promised_gift", None)
    return TakenBack(
        step=step,
        what=_named(step),
        on=step.occurred_at,
        amount=money.exact(step.amount_minor, currency=payment.currency),
        fee=money.exact(minor, currency=payment.currency) if minor else "",
        gift=gift,
        giver=promised.name if promised else "",
        is_read=hasattr(step, "noted"),
    )


def _named(step: Transition) -> str:
    if step.name == Status.CHARGED_BACK:
        debit = step.payment.way == Way.DIRECT_DEBIT
        return _("Indemnity claim") if debit else _("Chargeback")
    return {
        str(Status.LATE_FAILED): _("Late failure"),
        str(Status.CHARGEBACK_WON): _("Won: in the fund again"),
        REFUND_CAME_BACK: _("Refund came back"),
    }[step.name]


def note_all(*, upto: int, by: audit.Actor, at: dt.datetime) -> int:
    """Mark all steps up to one, by its id, as read; return how many were new. Safe to repeat."""
    with transaction.atomic():
        new = Transition.objects.filter(name__in=STEPS, noted=None, pk__lte=upto)
        rows = [Noted(step=step, by=by.user, at=at) for step in new]
        Noted.objects.bulk_create(rows, ignore_conflicts=True)
        if rows:
            audit.record("checkout.note_all", rows[-1], by=by, at=at, details={"read": len(rows)})
    return len(rows)

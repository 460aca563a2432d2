"""How a gift stands, in the words of the page that its giver comes back to."""

from __future__ import annotations

import enum
import uuid
from dataclasses import dataclass

from masthead.fund.models import Gift
from masthead.fund.receipts.link import receipt_path
from masthead.lib import money
from masthead.payments.models import Payment, Status
from masthead.payments.models.payment import BY_POST


class Standing(enum.StrEnum):
    """What a giver is told."""

    THANKS = "thanks"
    LEFT = "left"
    NOT_YET = "not-yet"
    TO_SEND = "to-send"
    NOTHING_TAKEN = "nothing-taken"
    TAKEN_BACK = "taken-back"


@dataclass(frozen=True)
class Shown:
    """A payment as its page shows it. `gift_number` is None until it is in the fund.

    `receipt` is the path of the receipt then, `mailed` whether one goes out by mail as well.
    """

    payment: Payment
    standing: Standing
    amount: str
    gift_number: int | None
    receipt: str
    mailed: bool


def shown(payment: Payment, *, left: bool = False) -> Shown:
    """Return what the page of a payment says, from what is known here.

    `left` is whether its giver came back from the gateway's page without paying.
    """
    gift = Gift.objects.filter(payment=payment.pk).select_related("giver").first()
    minor = gift.amount_minor if gift else payment.amount_minor
    return Shown(
        payment=payment,
        standing=_standing(payment, left=left),
        amount=money.exact(minor, currency=payment.currency),
        gift_number=gift.number if gift else None,
        receipt=receipt_path(gift.number) if gift else "",
        mailed=bool(gift and gift.giver and gift.giver.email),
    )


def _standing(payment: Payment, *, left: bool) -> Standing:
    if left and payment.status == Status.SUBMITTED:
        return Standing.LEFT
    if payment.is_open:
        return Standing.TO_SEND if payment.provider == BY_POST else Standing.NOT_YET
    if payment.took_nothing:
        return Standing.NOTHING_TAKEN
    if payment.status in (Status.LATE_FAILED, Status.CHARGED_BACK):
        return Standing.TAKEN_BACK
    return Standing.THANKS


def kept_words(key: str) -> dict[str, str]:
    """Return what the giver of a payment typed, to try again with; nothing for no payment."""
    try:
        pk = uuid.UUID(key)
    except ValueError:
        return {}
    payment = Payment.objects.select_related("promised_gift__appeal").filter(pk=pk).first()
    if payment is None or not (payment.took_nothing or payment.status == Status.SUBMITTED):
        return {}
    promised = payment.promised_gift
    return {
        "amount": money.plain(payment.amount_minor, currency=payment.currency),
        "way": payment.way,
        "name": promised.name,
        "town": promised.town,
        "email": promised.email,
        "thank": promised.thank,
        "appeal": promised.appeal.slug if promised.appeal and promised.appeal.slug else "",
    }

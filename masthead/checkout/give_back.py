"""Give a gift back from the desk, in part or in whole, for a reason."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.checkout.models import GivenBack
from masthead.fund.models import Gift
from masthead.fund.receive import BY_GATEWAY
from masthead.fund.refund import RefundTooLarge, refund
from masthead.lib import money
from masthead.payments.ask_refund import left_minor, send, write_refund
from masthead.payments.contract import RefundStatus
from masthead.payments.models import Payment
from masthead.people import audit


class NoReason(ValueError):
    """Money went back for no reason that anybody gave."""


class NoGatewayKnown(LookupError):
    """The gift came through a gateway that is not known here, so it can't be given back here."""


def give_back(
    gift: Gift,
    amount_minor: int,
    *,
    reason: str,
    key: str,
    on: dt.date,
    by: audit.Actor,
    at: dt.datetime,
) -> GivenBack:
    """Give back a part of a gift, or all of it; return what was written.

    A gift by card or direct debit goes back through its gateway, and is posted when the gateway
    says that it went. Any other goes back by hand: it is posted at once, out of the bank, on
    `on`. The same `key` twice (a form sent twice) is one. Raises NoReason, RefundTooLarge,
    NoGatewayKnown, GatewayRefused (nothing went back) or GatewayUnreachable (the clock asks
    again).
    """
    if told_before := GivenBack.objects.filter(key=key).first():
        return told_before
    if not reason.strip():
        raise NoReason(_("Say why it is given back"))
    with transaction.atomic():
        gift = Gift.objects.select_for_update(of=("self",)).get(pk=gift.pk)
        # The same form may have come a moment before, and kept this one waiting at the gift.
        if told_before := GivenBack.objects.filter(key=key).first():
            return told_before
        _refuse_more_than_is_left(gift, amount_minor)
        written = GivenBack(
            gift=gift, amount_minor=amount_minor, reason=reason.strip(), key=key, by=by.user, at=at
        )
        if gift.method in BY_GATEWAY:
            written.refund = write_refund(payment_of(gift), amount_minor, by=by, at=at)
        else:
            refund(gift, amount_minor, key=f"desk:{key}:given-back", on=on, at=at, by=by)
        written.save(force_insert=True)
        details: dict[str, str | int | bool | None] = {"amount_minor": amount_minor}
        audit.record("checkout.give_back", written, by=by, at=at, details=details)
    if written.refund:
        send(written.refund, at=at)
    return written


def payment_of(gift: Gift) -> Payment:
    """Return the payment that a gift came by, also where it came again. Raises NoGatewayKnown.

    A gift that came again (a chargeback that was won) has its payment's name in its entry's key.
    """
    found = Payment.objects.filter(pk=gift.payment).first() if gift.payment else None
    provider, _colon, rest = gift.entry.key.partition(":")
    named = Payment.objects.filter(provider=provider, remote_id=rest.partition(":")[0])
    if payment := found or named.first():
        return payment
    raise NoGatewayKnown(_("It came through a gateway that is not known here."))


def left_of(gift: Gift) -> int:
    """Return what can still be given back of a gift, in minor units.

    What a gateway was asked for and has not said to be done counts as gone.
    """
    held = Gift.objects.with_returned().get(pk=gift.pk)
    left = held.amount_minor - int(getattr(held, "returned_minor", 0))
    if gift.method not in BY_GATEWAY:
        return left
    payment = payment_of(gift)
    pending = payment.refunds.filter(status=RefundStatus.PENDING)
    left -= sum(pending.values_list("amount_minor", flat=True))
    return max(0, min(left, left_minor(payment)))


def _refuse_more_than_is_left(gift: Gift, amount_minor: int) -> None:
    left = left_of(gift)
    if not 0 < amount_minor <= left:
        shown = money.exact(left, currency=gift.currency)
        raise RefundTooLarge(_("No more than {left} can be given back.").format(left=shown))

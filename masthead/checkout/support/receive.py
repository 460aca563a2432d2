"""Receive money of somebody's regular support that no gateway collected."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from masthead.fund.models import Gift, GiftRefund
from masthead.fund.receive import receive
from masthead.ledger.accounts import Account
from masthead.payments import reference
from masthead.payments.confirm_by_hand import find_by_post
from masthead.people import audit
from masthead.supporters.models import Received, Support
from masthead.supporters.note_received import note_received


def support_of(typed: str) -> Support | None:
    """Return the support whose reference somebody typed, however they wrote it.

    None where it is no support's. Raises ReferenceMistyped.
    """
    found = Support.objects.filter(reference__endswith=reference.tail(typed))
    return found.select_related("person", "level").first()


def reference_as_printed(typed: str) -> str:
    """Return a reference as it was printed for a gift by post, or for somebody's support.

    Raises ReferenceMistyped or NoSuchReference.
    """
    support = support_of(typed)
    return support.reference if support else find_by_post(typed).reference


def receive_support(
    support: Support,
    amount_minor: int,
    *,
    method: str,
    on: dt.date,
    key: str,
    held_in: Account | None = None,
    by: audit.Actor,
    at: dt.datetime,
) -> Gift:
    """Post money of a support to the day's main appeal, as a supporter's gift, and return it.

    Whatever came counts, also another sum than was promised, and also after the support has
    ended. `key` is the entry's: told twice it is posted once. Raises what `fund.receive` raises.
    """
    with transaction.atomic():
        gift = receive(
            amount_minor,
            method=method,
            on=on,
            giver=support.person,
            thank=support.thank,
            appeal=None,
            key=key,
            held_in=held_in,
            income=Account.SUPPORTERS_GIFTS,
            by=by,
            at=at,
        )
        note_received(
            support,
            entry=gift.entry,
            payment=None,
            amount_minor=gift.amount_minor,
            on=gift.effective_on,
            at=at,
        )
    return gift


def note_gone_back(refund: GiftRefund) -> None:
    """Take what went back of a supporter's gift off what came of their support.

    Inside the transaction of whatever gave it back, took it back or reversed it; noted once.
    """
    came = Received.objects.filter(entry=refund.gift.entry_id).select_related("support").first()
    if came:
        note_received(
            came.support,
            entry=refund.entry,
            payment=came.payment,
            amount_minor=-refund.amount_minor,
            on=refund.effective_on,
            at=refund.recorded_at,
        )

"""Settle a line as money of somebody's regular support."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.bank.models import Line
from masthead.checkout.support.receive import receive_support, support_of
from masthead.fund.models import Method
from masthead.ledger.accounts import Account
from masthead.people import audit
from masthead.reconcile.claim import hold, refuse_side, settled
from masthead.reconcile.models import How, Settlement
from masthead.reconcile.settle_gift import learn
from masthead.supporters.models import How as Comes


class NoSuchSupport(LookupError):
    """Nobody's support has this reference."""


def settle_support(
    line: Line, reference: str, *, by: audit.Actor, at: dt.datetime, by_itself: bool = False
) -> Settlement:
    """Make a line a supporter's gift: unidentified receipts to the fund, on the line's day.

    `reference` is the support's; whose account it came from is remembered, so that the next is
    suggested also where the bank lost the reference. Raises SettledAlready, WrongSide,
    ReferenceMistyped, NoSuchSupport, and what `fund.receive` raises.
    """
    support = support_of(reference) if reference.strip() else None
    if support is None:
        words = _("Nobody’s support has the reference “{typed}”")
        raise NoSuchSupport(words.format(typed=reference.strip()))
    ordered = support.how == Comes.STANDING_ORDER
    with transaction.atomic():
        held = hold(line)
        refuse_side(held.line, comes=True)
        gift = receive_support(
            support,
            held.line.amount_minor,
            method=Method.STANDING_ORDER if ordered else Method.BANK,
            on=held.line.booked_on,
            key=f"bank:line-{held.line.pk}-{held.times}:received",
            held_in=Account.UNIDENTIFIED,
            by=by,
            at=at,
        )
        learn(held.line, gift, always=False, at=at)
        return settled(held, How.SUPPORT, gift=gift, by=by, at=at, by_itself=by_itself)

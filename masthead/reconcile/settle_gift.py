"""Settle a line as a gift: of somebody, as promised, or of a standing order."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.bank.models import Line
from masthead.checkout.record import record
from masthead.fund.models import Appeal, Gift, Method, Thank
from masthead.fund.receive import Incoming
from masthead.fund.receive_all import receive_all
from masthead.ledger.accounts import Account
from masthead.people import audit
from masthead.people.models import Person
from masthead.reconcile.claim import Held, hold, refuse_side, settled
from masthead.reconcile.models import How, Payer, Settlement, StandingOrder
from masthead.reconcile.payers import key_of


class OrderNotRunning(ValueError):
    """The standing order doesn't run on the line's day."""


def settle_gift(
    line: Line,
    *,
    giver: Person | None = None,
    name: str = "",
    town: str = "",
    email: str = "",
    thank: str = Thank.NONE,
    appeal_name: str = "",
    reference: str = "",
    always: bool = False,
    by: audit.Actor,
    at: dt.datetime,
    by_itself: bool = False,
) -> Settlement:
    """Make a line a gift by bank transfer: unidentified receipts to gifts, on the line's day.

    `giver` is somebody known, else name, town and email make a new record; `reference` is that
    of a gift promised on the website. Who gave is remembered for the payer as the bank shows it,
    and with `always` the next sums from there become gifts by themselves. Raises
    SettledAlready, WrongSide, and what `checkout.record` raises.
    """
    with transaction.atomic():
        held = hold(line)
        refuse_side(held.line, comes=True)
        gift = record(
            held.line.amount_minor,
            method=Method.BANK,
            on=held.line.booked_on,
            reference=reference,
            name=name,
            town=town,
            email=email,
            thank=thank,
            giver=giver,
            appeal_name=appeal_name,
            key=_key(held),
            held_in=Account.UNIDENTIFIED,
            by=by,
            at=at,
        )
        learn(held.line, gift, always=always, at=at)
        return settled(held, How.GIFT, gift=gift, by=by, at=at, by_itself=by_itself)


def settle_standing_order(
    line: Line,
    order: StandingOrder,
    *,
    by: audit.Actor,
    at: dt.datetime,
    by_itself: bool = False,
) -> Settlement:
    """Make a line the month's gift of a standing order.

    Raises SettledAlready, WrongSide, OrderNotRunning, and what `fund.receive_all` raises.
    """
    with transaction.atomic():
        held = hold(line)
        refuse_side(line, comes=True)
        if order.ended_on and line.booked_on > order.ended_on:
            raise OrderNotRunning(_("That standing order ended before this line’s day"))
        (gift,) = receive_all([of_order(held, order)], by=by, at=at)
        how = How.STANDING_ORDER
        return settled(
            held, how, gift=gift, standing_order=order, by=by, at=at, by_itself=by_itself
        )


def of_order(held: Held, order: StandingOrder) -> Incoming:
    """Return the gift that a line of a standing order is."""
    return Incoming(
        amount_minor=held.line.amount_minor,
        method=Method.STANDING_ORDER,
        on=held.line.booked_on,
        giver=order.giver,
        thank=order.thank if order.giver else Thank.NONE,
        appeal=_open(order.appeal, on=held.line.booked_on),
        key=f"bank:{_key(held)}:received",
        held_in=Account.UNIDENTIFIED,
    )


def of_payer(held: Held, payer: Payer) -> Incoming:
    """Return the gift that a line of somebody is whose sums are always gifts of theirs."""
    return Incoming(
        amount_minor=held.line.amount_minor,
        method=Method.BANK,
        on=held.line.booked_on,
        giver=payer.giver,
        thank=payer.thank,
        appeal=None,
        key=f"bank:{_key(held)}:received",
        held_in=Account.UNIDENTIFIED,
    )


def _key(held: Held) -> str:
    """Return the key of a line's gift; after one was undone the next has a key of its own."""
    return f"line-{held.line.pk}-{held.times}"


def _open(appeal: Appeal | None, *, on: dt.date) -> Appeal | None:
    """Return a special appeal while it is open; later gifts count to the main one."""
    return appeal if appeal and appeal.opens_on <= on <= appeal.closes_on else None


def learn(line: Line, gift: Gift, *, always: bool, at: dt.datetime) -> None:
    """Remember whose gifts come from a line's payer, inside the caller's transaction."""
    key = key_of(line)
    if key and gift.giver:
        others = Payer.objects.filter(key=key).exclude(giver=gift.giver)
        told = {"giver": gift.giver, "thank": gift.thank, "learned_at": at}
        # What was always one giver's isn't for that always another's.
        if always or others.exists():
            told["always"] = always
        Payer.objects.update_or_create(key=key, defaults=told)

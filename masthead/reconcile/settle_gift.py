"""Settle a line as a gift: of somebody, as promised, or of a standing order."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.bank.models import Line
from masthead.checkout.record import record
from masthead.fund.models import Appeal, Gift, Method, Thank
from masthead.ledger.accounts import Account
from masthead.people import audit
from masthead.people.models import Person
from masthead.reconcile.claim import hold, refuse_side, settled
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
        line = hold(line)
        refuse_side(line, comes=True)
        gift = record(
            line.amount_minor,
            method=Method.BANK,
            on=line.booked_on,
            reference=reference,
            name=name,
            town=town,
            email=email,
            thank=thank,
            giver=giver,
            appeal_name=appeal_name,
            key=_key(line),
            held_in=Account.UNIDENTIFIED,
            by=by,
            at=at,
        )
        learn(line, gift, always=always, at=at)
        return settled(line, How.GIFT, gift=gift, by=by, at=at, by_itself=by_itself)


def settle_standing_order(
    line: Line,
    order: StandingOrder,
    *,
    by: audit.Actor,
    at: dt.datetime,
    by_itself: bool = False,
) -> Settlement:
    """Make a line the month's gift of a standing order.

    Raises SettledAlready, WrongSide, OrderNotRunning, and what `checkout.record` raises.
    """
    with transaction.atomic():
        line = hold(line)
        refuse_side(line, comes=True)
        if order.ended_on and line.booked_on > order.ended_on:
            raise OrderNotRunning(_("That standing order ended before this line’s day"))
        gift = record(
            line.amount_minor,
            method=Method.STANDING_ORDER,
            on=line.booked_on,
            giver=order.giver,
            thank=order.thank if order.giver else Thank.NONE,
            appeal_name=_open_name(order.appeal, on=line.booked_on),
            key=_key(line),
            held_in=Account.UNIDENTIFIED,
            by=by,
            at=at,
        )
        return settled(
            line,
            How.STANDING_ORDER,
            gift=gift,
            standing_order=order,
            by=by,
            at=at,
            by_itself=by_itself,
        )


def _key(line: Line) -> str:
    """Return the key of a line's gift; after one was undone the next has a key of its own."""
    return f"line-{line.pk}-{Settlement.objects.filter(line=line).count()}"


def _open_name(appeal: Appeal | None, *, on: dt.date) -> str:
    """Return the name of a special appeal while it is open; later gifts count to the main one."""
    return appeal.name if appeal and appeal.opens_on <= on <= appeal.closes_on else ""


def learn(line: Line, gift: Gift, *, always: bool, at: dt.datetime) -> None:
    """Remember whose gifts come from a line's payer, inside the caller's transaction."""
    key = key_of(line)
    if key and gift.giver:
        told = {"giver": gift.giver, "thank": gift.thank, "learned_at": at}
        if always:
            told["always"] = True
        Payer.objects.update_or_create(key=key, defaults=told)

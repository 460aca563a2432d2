"""Transfer shares from one member to another."""

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.lib.turns import take_turn
from masthead.people import audit
from masthead.register.models import Member, ShareClass, ShareTransaction, What
from masthead.shares.holdings.its_day import refuse_to_come
from masthead.shares.holdings.leave import leave_if_nothing_is_left
from masthead.shares.holdings.pass_on import pass_on
from masthead.shares.holdings.take import Newcomer, taker


class TransferToOneself(ValueError):
    """Shares go from one member to another."""


class NotTransferable(ValueError):
    """Shares of this class are not transferred: they are withdrawn."""


@dataclass(frozen=True)
class Passed:
    """Shares that passed: out of one holding, into another; the day on which a member left."""

    out: ShareTransaction
    into: ShareTransaction
    left_on: dt.date | None


def transfer(
    member: Member,
    *,
    to: Member | Newcomer,
    share_class: ShareClass,
    quantity: int,
    on: dt.date,
    authority: str,
    key: uuid.UUID,
    by: audit.Actor,
    at: dt.datetime,
) -> Passed:
    """Move shares from a member to another, with certificates and membership, and return both.

    Whoever takes them is entered where they are no member; whoever has none left ceases on the
    day of the last. No money moves. `key` told twice does nothing the second time. Raises
    TransferToOneself, NotTransferable, DayStillToCome, BelowNothing with its day, CapReached,
    and what `take` and `leave` raise.
    """
    with transaction.atomic():
        take_turn(alone=True)
        if before := _told_before(key):
            return before
        _refuse(member, to, share_class, on=on, at=at)
        to = taker(to, on=on, authority=authority, by=by, at=at)
        out, into = pass_on(
            member,
            to=to,
            share_class=share_class,
            quantity=quantity,
            whats=(What.TRANSFER_OUT, What.TRANSFER_IN),
            on=on,
            authority=authority,
            pair=key,
            by=by,
            at=at,
        )
        left_on = leave_if_nothing_is_left(member, authority=authority, by=by, at=at)
        details = {"quantity": quantity, "from": member.number, "to": to.number}
        audit.record("shares.transfer", out, by=by, at=at, details=details)
    return Passed(out, into, left_on)


def _told_before(key: uuid.UUID) -> Passed | None:
    both = list(ShareTransaction.objects.filter(pair=key).order_by("sequence")[:2])
    return Passed(both[0], both[1], None) if both else None


def _refuse(
    member: Member,
    to: Member | Newcomer,
    share_class: ShareClass,
    *,
    on: dt.date,
    at: dt.datetime,
) -> None:
    if to == member:
        raise TransferToOneself(_("Shares aren’t transferred to the member who holds them"))
    if not share_class.transferable:
        words = _("“{name}” can’t be transferred, only withdrawn")
        raise NotTransferable(words.format(name=share_class.name))
    refuse_to_come(on, at=at)

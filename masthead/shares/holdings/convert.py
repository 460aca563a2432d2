"""Convert shares of one class into shares of another."""

import datetime as dt
import uuid
from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.lib.turns import take_turn
from masthead.people import audit
from masthead.register.holdings import holding
from masthead.register.models import Member, ShareClass, ShareTransaction, What
from masthead.register.record_shares import record_shares
from masthead.shares.holdings.its_day import refuse_to_come
from masthead.shares.holdings.over_cap import refuse_over_cap
from masthead.shares.holdings.pass_on import NoShares, renew_after
from masthead.shares.holdings.worth import worth


class SameClass(ValueError):
    """Shares are converted into those of another class."""


class NotEven(ValueError):
    """What was paid on the shares makes no whole number of shares of the other class."""


def convert(
    member: Member,
    *,
    share_class: ShareClass,
    into: ShareClass,
    quantity: int,
    on: dt.date,
    authority: str,
    key: uuid.UUID,
    by: audit.Actor,
    at: dt.datetime,
) -> tuple[ShareTransaction, ShareTransaction]:
    """Convert so many of a member's shares, for what was paid on them, and return the pair.

    Share capital stays what it is, so nothing is posted. `key` told twice does nothing the
    second time. Raises SameClass, NotEven, NoShares, DayStillToCome, BelowNothing with its day,
    or CapReached.
    """
    with transaction.atomic():
        take_turn(alone=True)
        if both := _told_before(key):
            return both
        refuse_to_come(on, at=at)
        held = holding(member, share_class, on=on)
        paid = worth(quantity, held=held, share_class=share_class)
        becomes = _refuse(share_class, into, quantity, paid)
        if not share_class.withdrawable:
            refuse_over_cap(member, paid, share_class=into, on=on)
        record = partial(record_shares, member, on=on, authority=authority, pair=key, by=by, at=at)
        out = record(
            share_class=share_class,
            what=What.CONVERSION_OUT,
            quantity=-quantity,
            amount_minor=-paid,
        )
        came = record(
            share_class=into, what=What.CONVERSION_IN, quantity=becomes, amount_minor=paid
        )
        for line in (out, came):
            renew_after(line, by=by, at=at)
        details = {"quantity": quantity, "becomes": becomes, "member": member.number}
        audit.record("shares.convert", out, by=by, at=at, details=details)
    return out, came


def _told_before(key: uuid.UUID) -> tuple[ShareTransaction, ShareTransaction] | None:
    both = list(ShareTransaction.objects.filter(pair=key).order_by("sequence")[:2])
    return (both[0], both[1]) if both else None


def _refuse(share_class: ShareClass, into: ShareClass, quantity: int, paid: int) -> int:
    """Return how many shares of the other class it makes, or refuse."""
    if quantity <= 0:
        raise NoShares(_("Type how many shares: one at least"))
    if share_class == into:
        raise SameClass(_("They are shares of that class already"))
    if not paid or paid % into.nominal_minor:
        words = _("What was paid on {number} shares makes no whole number of “{name}”")
        raise NotEven(words.format(number=quantity, name=into.name))
    return paid // into.nominal_minor

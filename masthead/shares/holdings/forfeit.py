"""Forfeit shares, as the rules of the society let its board do."""

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.ledger.accounts import Account
from masthead.lib.turns import take_turn
from masthead.people import audit
from masthead.register.holdings import holding
from masthead.register.models import Member, ShareClass, ShareTransaction, What
from masthead.register.record_shares import record_shares
from masthead.shares.holdings.capital import post_capital
from masthead.shares.holdings.its_day import refuse_to_come
from masthead.shares.holdings.leave import leave_if_nothing_is_left
from masthead.shares.holdings.pass_on import NoShares, renew_after
from masthead.shares.holdings.worth import worth


@dataclass(frozen=True)
class Gone:
    """Shares that are gone from a holding, and the day on which the member left, if they did."""

    out: ShareTransaction
    left_on: dt.date | None


def forfeit(
    member: Member,
    *,
    share_class: ShareClass,
    quantity: int,
    on: dt.date,
    authority: str,
    key: uuid.UUID,
    by: audit.Actor,
    at: dt.datetime,
) -> Gone:
    """Take shares from a member by a resolution; what was paid on them stays with the society.

    Share capital becomes a reserve by one entry in the book, today's where the day's month is
    closed. `key` told twice does nothing the second time. Raises NoShares, DayStillToCome or
    BelowNothing with its day.
    """
    with transaction.atomic():
        take_turn(alone=True)
        if before := ShareTransaction.objects.filter(entry__key=_key(key)).first():
            return Gone(before, None)
        if quantity <= 0:
            raise NoShares(_("Type how many shares: one at least"))
        refuse_to_come(on, at=at)
        out = _record(
            member, share_class, quantity, on=on, authority=authority, key=key, by=by, at=at
        )
        renew_after(out, by=by, at=at)
        left_on = leave_if_nothing_is_left(member, authority=authority, by=by, at=at)
        details = {"quantity": quantity, "member": member.number, "amount_minor": out.amount_minor}
        audit.record("shares.forfeit", out, by=by, at=at, details=details)
    return Gone(out, left_on)


def _key(key: uuid.UUID) -> str:
    return f"shares:{key}:forfeited"


def _record(
    member: Member,
    share_class: ShareClass,
    quantity: int,
    *,
    on: dt.date,
    authority: str,
    key: uuid.UUID,
    by: audit.Actor,
    at: dt.datetime,
) -> ShareTransaction:
    held = holding(member, share_class, on=on)
    paid = worth(quantity, held=held, share_class=share_class)
    entry = post_capital(
        _key(key),
        paid,
        to=Account.FORFEITED_SHARES,
        on=on,
        at=at,
        narration=f"{quantity} shares of member {member.number} forfeited",
    )
    return record_shares(
        member,
        share_class=share_class,
        what=What.FORFEITURE,
        quantity=-quantity,
        amount_minor=-paid,
        on=on,
        authority=authority,
        entry=entry,
        by=by,
        at=at,
    )

"""Correct a share transaction: reverse it, and enter it again as it should have been."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.lib.turns import take_turn
from masthead.paper.models import the_paper
from masthead.people import audit
from masthead.register.models import ShareTransaction, What
from masthead.register.record_shares import BelowNothing, record_shares
from masthead.shares.certificates.renew import renew
from masthead.shares.holdings.correct_book import post_again, post_reversal
from masthead.shares.holdings.its_day import refuse_to_come
from masthead.shares.holdings.leave import leave_if_nothing_is_left
from masthead.shares.holdings.over_cap import refuse_over_cap
from masthead.shares.holdings.pass_on import NoShares
from masthead.shares.holdings.return_to import return_if_they_hold


class CorrectedAlready(ValueError):
    """The transaction was reversed before."""


class NotCorrectable(ValueError):
    """A reversal isn't reversed: what it took back is entered again."""


class NothingWrong(ValueError):
    """It is to be entered again exactly as it stands."""


class WhyMissing(ValueError):
    """Whoever corrects a transaction says what was wrong with it."""


@dataclass(frozen=True)
class Right:
    """How a transaction should have been: shares and amount without a sign, and its day."""

    quantity: int
    amount_minor: int
    on: dt.date


@dataclass(frozen=True)
class Corrected:
    """The rows that take a transaction back, and those that enter it again, if any do."""

    reversals: tuple[ShareTransaction, ...]
    again: tuple[ShareTransaction, ...]


def correct(
    wrong: ShareTransaction,
    *,
    right: Right | None,
    why: str,
    by: audit.Actor,
    at: dt.datetime,
) -> Corrected:
    """Reverse a transaction, with the other side of its pair, and enter it again as it was meant.

    `right` is None where it should not have been at all. No row is altered: what was known
    before stays readable. The book is corrected by entries of its own, the certificates are
    renewed, and whoever ceased by the mistake is a member as before. Raises WhyMissing,
    CorrectedAlready, NotCorrectable, NothingWrong, NoShares, DayStillToCome, CapReached,
    EntryOfMany, or BelowNothing with its day; then nothing is changed.
    """
    with transaction.atomic():
        take_turn(alone=True)
        _refuse(wrong, right=right, why=why, at=at)
        sides = _sides(wrong)
        _refuse_over_cap(sides, right)
        made = _in_order(sides, right=right, why=why.strip(), by=by, at=at)
        for side in sides:
            _put_right(side, why=why.strip(), by=by, at=at)
        details = {"sequence": wrong.sequence, "entered_again": right is not None}
        audit.record("shares.correct", wrong, by=by, at=at, details=details)
    return made


def _refuse(wrong: ShareTransaction, *, right: Right | None, why: str, at: dt.datetime) -> None:
    if not why.strip():
        raise WhyMissing(_("Say what was wrong with it"))
    if wrong.what == What.REVERSAL:
        raise NotCorrectable(_("A reversal stays as it is"))
    if ShareTransaction.objects.filter(reverses=wrong).exists():
        words = _("Transaction {number} is reversed already")
        raise CorrectedAlready(words.format(number=wrong.sequence))
    if right is None:
        return
    refuse_to_come(right.on, at=at)
    if wrong.what in (What.CONVERSION_IN, What.CONVERSION_OUT):
        raise NotCorrectable(_("Take the conversion back, then convert anew"))
    if right.quantity <= 0:
        raise NoShares(_("Type how many shares: one at least"))
    if right == Right(abs(wrong.quantity), abs(wrong.amount_minor), wrong.effective_on):
        raise NothingWrong(_("That is how it stands"))


def _sides(wrong: ShareTransaction) -> list[ShareTransaction]:
    """Return a transaction and the other side of its pair, in their order."""
    found = ShareTransaction.objects.select_related("member", "share_class", "entry")
    if wrong.pair is None:
        return [found.get(pk=wrong.pk)]
    return list(found.filter(pair=wrong.pair, reverses=None).order_by("sequence"))


def _in_order(
    sides: Sequence[ShareTransaction],
    *,
    right: Right | None,
    why: str,
    by: audit.Actor,
    at: dt.datetime,
) -> Corrected:
    """Reverse first, then enter again; the other way round where a day would be below nothing.

    Ten of a hundred keyed by mistake may have been withdrawn since: the ten come first then.
    """
    try:
        with transaction.atomic():
            reversals = _reverse(sides, why=why, by=by, at=at)
            return Corrected(reversals, _again(sides, right, why=why, by=by, at=at))
    except BelowNothing:
        if right is None:
            raise
        with transaction.atomic():
            again = _again(sides, right, why=why, by=by, at=at)
            return Corrected(_reverse(sides, why=why, by=by, at=at), again)


def _reverse(
    sides: Sequence[ShareTransaction], *, why: str, by: audit.Actor, at: dt.datetime
) -> tuple[ShareTransaction, ...]:
    return tuple(
        record_shares(
            side.member,
            share_class=side.share_class,
            what=What.REVERSAL,
            quantity=-side.quantity,
            amount_minor=-side.amount_minor,
            on=side.effective_on,
            authority=why,
            reverses=side,
            entry=post_reversal(side, at=at),
            by=by,
            at=at,
        )
        for side in sides
    )


def _again(
    sides: Sequence[ShareTransaction],
    right: Right | None,
    *,
    why: str,
    by: audit.Actor,
    at: dt.datetime,
) -> tuple[ShareTransaction, ...]:
    if right is None:
        return ()
    pair = uuid.uuid4() if len(sides) > 1 else None
    return tuple(_enter(side, right, pair=pair, why=why, by=by, at=at) for side in sides)


def _enter(
    side: ShareTransaction,
    right: Right,
    *,
    pair: uuid.UUID | None,
    why: str,
    by: audit.Actor,
    at: dt.datetime,
) -> ShareTransaction:
    sign = 1 if side.quantity > 0 else -1
    amount = sign * right.amount_minor
    return record_shares(
        side.member,
        share_class=side.share_class,
        what=What(side.what),
        quantity=sign * right.quantity,
        amount_minor=amount,
        on=right.on,
        authority=why,
        pair=pair,
        entry=post_again(side, amount, on=right.on, at=at),
        by=by,
        at=at,
    )


def _refuse_over_cap(sides: Sequence[ShareTransaction], right: Right | None) -> None:
    for side in sides:
        if right and side.quantity > 0 and right.amount_minor > side.amount_minor:
            more = right.amount_minor - side.amount_minor
            refuse_over_cap(side.member, more, share_class=side.share_class, on=right.on)


def _put_right(side: ShareTransaction, *, why: str, by: audit.Actor, at: dt.datetime) -> None:
    """Let certificates and membership follow the holding as it is now."""
    member, today = side.member, the_paper().today(at)
    renew(member, share_class=side.share_class, on=today, why=_("Corrected"), by=by, at=at)
    return_if_they_hold(member, side.effective_on, why=why, by=by, at=at)
    leave_if_nothing_is_left(member, authority=why, by=by, at=at)

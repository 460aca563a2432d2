"""Settle a line as what isn't a new gift."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.bank.models import Line
from masthead.batches.bank_batch import bank_batch
from masthead.batches.models import Batch, Part
from masthead.fund.models import Gift, GiftRefund
from masthead.ledger.accounts import Account
from masthead.people import audit
from masthead.reconcile.by_hand import BY_BANK, NEAR
from masthead.reconcile.claim import hold, move, refuse_side, settled
from masthead.reconcile.models import How, Settlement, waiting

# Where the money of a line goes that makes no gift; and whether it came, went, or may do either.
GOES_TO = {
    How.CARD_PAYOUT: (Account.CARD_CLEARING, None),
    How.DEBIT_PAYOUT: (Account.DIRECT_DEBIT_CLEARING, None),
    How.SHARE: (Account.SHARE_APPLICATIONS, True),
    How.NOT_OURS: (Account.REFUNDS_PAYABLE, True),
    How.RETURNED: (Account.REFUNDS_PAYABLE, False),
    How.CHARGE: (Account.FEES, False),
}


class NotSoSettled(ValueError):
    """A line is not settled in this way by itself."""


class SumsDiffer(ValueError):
    """What the line is to be settled with has another sum."""


def settle_as(
    line: Line, how: How, *, by: audit.Actor, at: dt.datetime, by_itself: bool = False
) -> Settlement:
    """Move a line's money where it belongs; none of it counts to the fund.

    `how` is one of GOES_TO. Raises SettledAlready, WrongSide or NotSoSettled.
    """
    if how not in GOES_TO:
        raise NotSoSettled(_("Say what the line belongs to"))
    account, comes = GOES_TO[how]
    with transaction.atomic():
        held = hold(line)
        if comes is not None:
            refuse_side(held.line, comes=comes)
        entry = move(held, account, at=at)
        return settled(held, how, entry=entry, by=by, at=at, by_itself=by_itself)


def settle_counted(
    line: Line, gift: Gift, *, by: audit.Actor, at: dt.datetime, by_itself: bool = False
) -> Settlement:
    """Say that a line is the gift that somebody had recorded by hand: the money came once.

    Raises SettledAlready, WrongSide, NotSoSettled or SumsDiffer.
    """
    with transaction.atomic():
        held = hold(line)
        refuse_side(line, comes=True)
        if gift.method not in BY_BANK or not gift.entry.postings.filter(account=Account.BANK):
            raise NotSoSettled(_("That gift didn’t come through the bank"))
        if gift.amount_minor != line.amount_minor:
            raise SumsDiffer(_("That gift has another sum than the line"))
        entry = move(held, Account.BANK, at=at)
        return settled(held, How.COUNTED, gift=gift, entry=entry, by=by, at=at, by_itself=by_itself)


def settle_refund(
    line: Line, refund: GiftRefund, *, by: audit.Actor, at: dt.datetime
) -> Settlement:
    """Say that a line is a gift given back, as the desk had recorded it: the money went once.

    Raises SettledAlready, WrongSide, NotSoSettled or SumsDiffer.
    """
    with transaction.atomic():
        held = hold(line)
        refuse_side(line, comes=False)
        if not refund.entry.postings.filter(account=Account.BANK, amount_minor__lt=0):
            raise NotSoSettled(_("That gift wasn’t given back through the bank"))
        if refund.amount_minor != -line.amount_minor:
            raise SumsDiffer(_("What was given back is another sum than the line"))
        entry = move(held, Account.BANK, at=at)
        return settled(held, How.REFUND, refund=refund, entry=entry, by=by, at=at)


def settle_batch(
    line: Line,
    batch: Batch,
    *,
    parts: tuple[Part, ...],
    by: audit.Actor,
    at: dt.datetime,
    by_itself: bool = False,
) -> Settlement:
    """Say that a line is a batch's cheques, its cash or both, paid in at the bank.

    Raises SettledAlready, WrongSide, SumsDiffer, and what `batches.bank_batch` raises.
    """
    with transaction.atomic():
        held = hold(line)
        refuse_side(line, comes=True)
        banked = [
            bank_batch(
                batch,
                part=part,
                on=line.booked_on,
                by=by,
                at=at,
                into=Account.UNIDENTIFIED,
            )
            for part in parts
        ]
        if sum(one.amount_minor for one in banked) != line.amount_minor:
            raise SumsDiffer(_("What was paid in of that batch is another sum"))
        made = settled(held, How.BATCH, batch=batch, by=by, at=at, by_itself=by_itself)
        made.bankings.set(banked)
        return made


def settle_transfer(
    line: Line, other: Line, *, by: audit.Actor, at: dt.datetime
) -> tuple[Settlement, Settlement]:
    """Say that two lines are one transfer between the paper's own accounts.

    Raises SettledAlready, SumsDiffer or NotSoSettled.
    """
    with transaction.atomic():
        first, second = (hold(one) for one in sorted((line, other), key=lambda one: one.pk))
        if first.line.account_id == second.line.account_id:
            raise NotSoSettled(_("Both lines are of one account"))
        if first.line.amount_minor + second.line.amount_minor:
            raise SumsDiffer(_("What left the one account isn’t what came to the other"))
        return (
            settled(first, How.TRANSFER, twin=second.line, by=by, at=at),
            settled(second, How.TRANSFER, twin=first.line, by=by, at=at),
        )


def other_sides(line: Line) -> list[Line]:
    """Return the lines of other accounts that could be a transfer's other side."""
    near = (line.booked_on - NEAR, line.booked_on + NEAR)
    found = waiting().filter(booked_on__range=near, amount_minor=-line.amount_minor)
    return list(found.exclude(account=line.account_id)[:5])

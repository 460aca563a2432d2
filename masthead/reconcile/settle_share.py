"""Settle a line as money for shares, or as share money that went back."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.bank.models import Line
from masthead.checkout.share.record import application_of, record_share_money
from masthead.ledger.accounts import Account
from masthead.ledger.models import Entry
from masthead.people import audit
from masthead.reconcile.claim import hold, move, refuse_side, settled
from masthead.reconcile.models import How, Settlement
from masthead.reconcile.settle_otherwise import SumsDiffer
from masthead.shares.models import ShareMoney, ShareRefund
from masthead.shares.money.unreceive import unreceive
from masthead.shares.refunds.gone import mark_gone
from masthead.shares.refunds.pay_back import held_refund


class NoSuchApplication(LookupError):
    """No application for shares has this reference."""


def settle_share(
    line: Line, reference: str, *, by: audit.Actor, at: dt.datetime, by_itself: bool = False
) -> Settlement:
    """Make a line money for the application of a reference: into suspense, on the line's day.

    Raises SettledAlready, WrongSide, ReferenceMistyped or NoSuchApplication.
    """
    application = application_of(reference) if reference.strip() else None
    if application is None:
        words = _("No application for shares has the reference “{typed}”")
        raise NoSuchApplication(words.format(typed=reference.strip()))
    with transaction.atomic():
        held = hold(line)
        refuse_side(held.line, comes=True)
        came = record_share_money(
            application,
            held.line.amount_minor,
            method="bank",
            on=held.line.booked_on,
            key=f"line-{held.line.pk}-{held.times}",
            held_in=Account.UNIDENTIFIED,
            by=by,
            at=at,
        )
        entry = Entry.objects.get(key=came.key)
        return settled(held, How.SHARE, entry=entry, by=by, at=at, by_itself=by_itself)


def settle_share_refund(
    line: Line,
    refund: ShareRefund,
    *,
    by: audit.Actor,
    at: dt.datetime,
    by_itself: bool = False,
) -> Settlement:
    """Say that a line is share money that went back: it is payable no more, on the line's day.

    Raises SettledAlready, WrongSide, SumsDiffer, GoneAlready or WithTheGateway.
    """
    with transaction.atomic():
        held = hold(line)
        refuse_side(held.line, comes=False)
        found = held_refund(refund)
        if found.amount_minor != -held.line.amount_minor:
            raise SumsDiffer(_("What was to go back is another sum than the line"))
        entry = move(held, Account.REFUNDS_PAYABLE, at=at)
        mark_gone(found, entry, on=held.line.booked_on, by=by, at=at)
        return settled(held, How.RETURNED, entry=entry, by=by, at=at, by_itself=by_itself)


def undo_share(entry: Entry, *, by: audit.Actor, at: dt.datetime) -> bool:
    """Take back what a line's entry did to an application; say whether the entry is reversed.

    Inside the caller's transaction. Raises what `shares.unreceive` raises.
    """
    if came := ShareMoney.objects.filter(key=entry.key).first():
        unreceive(came, by=by, at=at)
        return True
    ShareRefund.objects.filter(gone=entry).update(gone=None, gone_on=None, gone_by=None)
    return False

"""Reverse a gift that was recorded by mistake."""

import datetime as dt
from collections.abc import Callable

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.fund.gone_back import gone_back
from masthead.fund.models import Gift, GiftRefund, GiftReversal
from masthead.fund.receipts.write import write_of_reversal
from masthead.fund.receive import Placed, place
from masthead.fund.signals import announce
from masthead.ledger.accounts import Account
from masthead.ledger.models import Entry
from masthead.ledger.post import Leg, post
from masthead.paper.models import the_paper
from masthead.people import audit

_hindrances: list[Callable[[Gift], str]] = []
# How `checkout.record` begins the key of whatever a person typed.
TYPED = "post:"


class ReversedAlready(ValueError):
    """The gift was reversed before."""


class NotTyped(ValueError):
    """A payment service or a bank told of the gift: nobody typed it, so it is no slip."""


class GivenBackAlready(ValueError):
    """Some of the gift was given back, so it was a gift."""


class StandsElsewhere(ValueError):
    """A line of the bank’s statement holds the money of the gift: that is undone first."""


class WhyMissing(ValueError):
    """Whoever reverses a gift says what was wrong with it."""


def refuse_when(says: Callable[[Gift], str]) -> None:
    """Let a room above say, in a sentence, what stands in the way of reversing a gift."""
    _hindrances.append(says)


def reverse_gift(
    gift: Gift, *, why: str, by: audit.Actor, at: dt.datetime, told_by: str = TYPED
) -> GiftReversal:
    """Take a gift that was mistyped out of the book, by an entry that reverses its own.

    It counts on the gift's own day, or today where that month is closed. `told_by` is how the key
    of its entry begins: whoever matched a line of the bank's wrongly says so. Raises WhyMissing,
    NotTyped, GivenBackAlready, StandsElsewhere or ReversedAlready.
    """
    with transaction.atomic():
        placed = place(gift.effective_on, paper=the_paper(), appeal=None, at=at)
        held = Gift.objects.select_for_update(of=("self",)).select_related("entry", "appeal")
        gift = held.get(pk=gift.pk)
        _refuse(gift, why=why, told_by=told_by)
        write_of_reversal(gift, at=at)
        refund = GiftRefund.objects.create(
            gift=gift,
            entry=_post(gift, placed=placed, at=at),
            amount_minor=gift.amount_minor,
            effective_on=placed.on,
            original_on=placed.original_on,
            recorded_at=at,
        )
        reversal = GiftReversal.objects.create(
            gift=gift, refund=refund, why=why.strip(), by=by.user, at=at
        )
        details = {"amount_minor": gift.amount_minor}
        gone_back(refund)
        audit.record("fund.reverse_gift", gift, by=by, at=at, details=details)
        announce()
    return reversal


def why_not(gift: Gift) -> str:
    """Return the sentence that says why a gift can't be reversed, empty where it can."""
    try:
        _refuse(gift, why="-")
    except ValueError as refused:
        return str(refused)
    return ""


def _refuse(gift: Gift, *, why: str, told_by: str = TYPED) -> None:
    if GiftReversal.objects.filter(gift=gift).exists():
        raise ReversedAlready(_("Gift {number} is reversed").format(number=gift.number))
    if not gift.entry.key.startswith(told_by):
        words = _("Gift {number} wasn’t typed by anybody: give it back instead")
        raise NotTyped(words.format(number=gift.number))
    if gift.refunds.exists():
        words = _("Some of gift {number} was given back, so it can’t be reversed")
        raise GivenBackAlready(words.format(number=gift.number))
    if hindrance := next(filter(None, (says(gift) for says in _hindrances)), ""):
        raise StandsElsewhere(hindrance)
    if not why.strip():
        raise WhyMissing(_("Say what was wrong with it"))


def _held_in(gift: Gift) -> Account:
    """Return the account into which the gift's own entry put the money."""
    return Account(gift.entry.postings.get(amount_minor__gt=0).account)


def _post(gift: Gift, *, placed: Placed, at: dt.datetime) -> Entry:
    appeal = gift.appeal if gift.appeal and gift.appeal.special else placed.appeal
    return post(
        f"{gift.entry.key}:reversed",
        legs=[
            Leg(Account(gift.income), gift.amount_minor, appeal=appeal.pk if appeal else None),
            Leg(_held_in(gift), -gift.amount_minor),
        ],
        currency=gift.currency,
        on=placed.on,
        at=at,
        narration=placed.narrate(f"Gift {gift.number} reversed: recorded by mistake"),
        reverses=gift.entry,
    )

"""Receive many gifts at once, as a bank's statement brings them."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from masthead.fund.models import Appeal, Gift, Method, Thank
from masthead.fund.receipts.write import write_receipt
from masthead.fund.receive import (
    Placed,
    details_of,
    place,
    refuse_amount,
    refuse_far_ahead,
)
from masthead.fund.signals import announce
from masthead.ledger.accounts import Account
from masthead.ledger.models import Entry
from masthead.ledger.post import Leg
from masthead.ledger.post_all import Draft, post_all
from masthead.paper.models import Paper, the_paper
from masthead.people import audit
from masthead.people.models import Person


@dataclass(frozen=True)
class Incoming:
    """A gift to be received: as the arguments of `receive`, its giver being somebody known."""

    amount_minor: int
    method: Method
    on: dt.date
    giver: Person | None
    thank: str
    appeal: Appeal | None
    key: str
    held_in: Account


def receive_all(incoming: Sequence[Incoming], *, by: audit.Actor, at: dt.datetime) -> list[Gift]:
    """Post many cleared gifts, inside the caller's transaction, and return them in order.

    Each as `receive` does, all or none. Raises what that raises, and IntegrityError for a key
    that is in the book.
    """
    paper = the_paper()
    today = paper.today(at)
    for one in incoming:
        refuse_amount(one.amount_minor, method=one.method, currency=paper.currency)
        refuse_far_ahead(one.on, today=today)
    with transaction.atomic():
        places = _places(incoming, paper=paper, at=at)
        drafts = [_draft(one, placed) for one, placed in zip(incoming, places, strict=True)]
        entries = post_all(drafts, currency=paper.currency, at=at)
        rows = zip(incoming, places, entries, strict=True)
        gifts = Gift.objects.bulk_create(
            [_gift(one, placed, entry, paper=paper, at=at) for one, placed, entry in rows]
        )
        audit.record_all(
            "fund.receive", gifts, by=by, at=at, details=[details_of(gift) for gift in gifts]
        )
        for gift in gifts:
            write_receipt(gift, at=at)
        announce()
    return gifts


def _places(incoming: Sequence[Incoming], *, paper: Paper, at: dt.datetime) -> list[Placed]:
    """Return where each counts, asking once for each day and appeal."""
    asked = [(one.on, one.appeal) for one in incoming]
    found = {pair: place(pair[0], paper=paper, appeal=pair[1], at=at) for pair in set(asked)}
    return [found[pair] for pair in asked]


def _draft(one: Incoming, placed: Placed) -> Draft:
    counted = placed.appeal.pk if placed.appeal else None
    legs = (
        Leg(one.held_in, one.amount_minor),
        Leg(Account.GIFTS, -one.amount_minor, appeal=counted),
    )
    return Draft(one.key, legs, placed.on, placed.narrate("Gift"))


def _gift(one: Incoming, placed: Placed, entry: Entry, *, paper: Paper, at: dt.datetime) -> Gift:
    return Gift(
        entry=entry,
        appeal=placed.appeal,
        amount_minor=one.amount_minor,
        currency=paper.currency,
        method=one.method,
        effective_on=placed.on,
        original_on=placed.original_on,
        giver=one.giver,
        thank=Thank(one.thank),
        recorded_at=at,
    )

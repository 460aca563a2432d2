"""Receive many gifts at once, as a bank's statement brings them."""

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from masthead.fund.models import Gift
from masthead.fund.receipts.write import write_receipt
from masthead.fund.receive import (
    Incoming,
    Placed,
    details_of,
    gift_of,
    legs_of,
    place,
    refuse,
)
from masthead.fund.signals import announce
from masthead.ledger.post_all import Draft, post_all
from masthead.paper.models import Paper, the_paper
from masthead.people import audit


def receive_all(incoming: Sequence[Incoming], *, by: audit.Actor, at: dt.datetime) -> list[Gift]:
    """Post many cleared gifts, inside the caller's transaction, and return them in order.

    Each as `receive` does, all or none. Raises what that raises, and IntegrityError for a key
    that is in the book.
    """
    paper = the_paper()
    for one in incoming:
        refuse(one, paper=paper, at=at)
    with transaction.atomic():
        places = _places(incoming, paper=paper, at=at)
        drafts = [_draft(one, placed) for one, placed in zip(incoming, places, strict=True)]
        entries = post_all(drafts, currency=paper.currency, at=at)
        rows = zip(incoming, places, entries, strict=True)
        gifts = Gift.objects.bulk_create(
            [
                gift_of(one, placed=placed, entry=entry, paper=paper, at=at)
                for one, placed, entry in rows
            ]
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
    return Draft(one.key, legs_of(one, placed=placed), placed.on, placed.narrate("Gift"))

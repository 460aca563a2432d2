"""Post many entries at once, as a bank's statement brings them."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max

from masthead.ledger.models import ClosedMonth, Entry, Posting, new_id
from masthead.ledger.post import EntryUnbalanced, Leg, MonthClosed
from masthead.lib.turns import take_turn

AT_ONCE = 500


@dataclass(frozen=True)
class Draft:
    """An entry to be posted: its key, its legs, its day and its words."""

    key: str
    legs: tuple[Leg, ...]
    on: dt.date
    narration: str


def post_all(drafts: Sequence[Draft], *, currency: str, at: dt.datetime) -> list[Entry]:
    """Write entries and their legs, inside the caller's transaction, and return them in order.

    All or none. Raises EntryUnbalanced or MonthClosed; a key that is in the book is refused by
    the database, as IntegrityError.
    """
    for draft in drafts:
        if len(draft.legs) < 2 or sum(leg.amount_minor for leg in draft.legs) != 0:
            raise EntryUnbalanced(f"The legs of {draft.key} do not add up to nothing")
    entries: list[Entry] = []
    with transaction.atomic():
        take_turn()
        closed = closed_among({draft.on for draft in drafts})
        if closed:
            raise MonthClosed(f"{min(closed):%B %Y} is closed")
        for begin in range(0, len(drafts), AT_ONCE):
            entries += _write(drafts[begin : begin + AT_ONCE], currency=currency, at=at)
    return entries


def closed_among(days: set[dt.date]) -> set[dt.date]:
    """Return those of some days that fall into a closed month, or before one."""
    last = ClosedMonth.objects.aggregate(last=Max("last_day"))["last"]
    return {day for day in days if last and day <= last}


def _write(drafts: Sequence[Draft], *, currency: str, at: dt.datetime) -> list[Entry]:
    entries = [
        Entry(
            id=new_id(),
            key=draft.key,
            effective_on=draft.on,
            posted_at=at,
            narration=draft.narration,
        )
        for draft in drafts
    ]
    Posting.objects.bulk_create(
        Posting(
            id=new_id(),
            entry_id=entry.id,
            account=leg.account,
            appeal=leg.appeal,
            effective_on=entry.effective_on,
            amount_minor=leg.amount_minor,
            currency=currency,
        )
        for entry, draft in zip(entries, drafts, strict=True)
        for leg in draft.legs
    )
    return Entry.objects.bulk_create(entries)

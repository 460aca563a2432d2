"""Post an entry to the book: the legs first, then the entry that holds them together."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from masthead.ledger.accounts import Account
from masthead.ledger.models import Entry, Posting, go_on_after, new_id
from masthead.lib import rows
from masthead.lib.turns import take_turn

_CLOSED = "SELECT 1 FROM ledger_closedmonth WHERE last_day >= %s LIMIT 1"


class PostedAlready(ValueError):
    """An entry with this key stands in the book: the same event was told twice."""


class MonthClosed(ValueError):
    """The day falls into a month that the treasurer has closed, or before one."""


class EntryUnbalanced(ValueError):
    """The legs do not add up to nothing, or there are fewer than two."""


@dataclass(frozen=True)
class Leg:
    """One leg to be posted: minor units, a debit above nought; the appeal it counts to, if any."""

    account: Account
    amount_minor: int
    appeal: uuid.UUID | None = None


def post(
    key: str,
    *,
    legs: Sequence[Leg],
    currency: str,
    on: dt.date,
    at: dt.datetime,
    narration: str,
    reverses: Entry | None = None,
) -> Entry:
    """Write one entry and its legs, inside the caller's transaction, and return it.

    Raises EntryUnbalanced, MonthClosed or PostedAlready; the database refuses the same by
    itself. `narration` holds no personal data: the book is for ever.
    """
    if len(legs) < 2 or sum(leg.amount_minor for leg in legs) != 0:
        raise EntryUnbalanced(f"The legs of {key} do not add up to nothing")
    entry = Entry(
        id=new_id(), key=key, effective_on=on, posted_at=at, narration=narration, reverses=reverses
    )
    try:
        with transaction.atomic():
            take_turn()
            if is_closed(on):
                raise MonthClosed(f"{on:%B %Y} is closed")
            if Entry.objects.filter(key=key).exists():
                raise PostedAlready(f"{key} is in the book already")
            write(entry, legs=legs, currency=currency)
    except IntegrityError:
        go_on_from_the_last()
        raise
    return entry


def go_on_from_the_last() -> None:
    """Let new ids come after the last in the book, for a caller whom the database refused.

    Where the machine's clock was put back, what has been added up already would refuse what is
    posted until the clock has caught up; so the next try succeeds.
    """
    if last := Posting.objects.order_by("-id").values_list("id", flat=True).first():
        go_on_after(last)


def is_closed(on: dt.date) -> bool:
    """Say whether a day falls into a closed month, or before one.

    A closed month opened with what stood before it, so that nothing is posted there either.
    """
    return rows.ask(_CLOSED, [on.isoformat()]) is not None


def write(entry: Entry, *, legs: Sequence[Leg], currency: str) -> None:
    """Write a new entry and its legs for a caller who has a turn and knows its month open.

    Legs that do not add up, a closed month and a key that is there are left to the database to
    refuse, as IntegrityError: who posts a thousand a second asks once.
    """
    rows.insert(
        *[
            Posting(
                id=new_id(),
                entry_id=entry.id,
                account=leg.account,
                appeal=leg.appeal,
                effective_on=entry.effective_on,
                amount_minor=leg.amount_minor,
                currency=currency,
            )
            for leg in legs
        ]
    )
    rows.insert(entry)

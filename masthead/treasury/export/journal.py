"""The book as a table: a row a leg."""

import datetime as dt
from collections.abc import Iterator

from masthead.ledger.accounts import Account
from masthead.ledger.models import Entry
from masthead.lib import money
from masthead.lib.sheet import Cell, csv_parts
from masthead.treasury.books.kinds import KINDS
from masthead.treasury.export.entries import entries, names_of_appeals

HEADER = (
    "day",
    "key",
    "narration",
    "reverses",
    "account",
    "kind",
    "appeal",
    "amount",
    "currency",
    "posted_at",
)


def journal(*, first: dt.date, last: dt.date) -> Iterator[bytes]:
    """Yield the legs of the entries in days as CSV; a debit is above nought, a credit below.

    The amounts under one key add up to nothing, and so does the column.
    """
    return csv_parts(_rows(first, last), HEADER)


def _rows(first: dt.date, last: dt.date) -> Iterator[tuple[Cell, ...]]:
    names = names_of_appeals()
    for entry in entries(first, last):
        yield from _legs(entry, names)


def _legs(entry: Entry, names: dict[object, str]) -> Iterator[tuple[Cell, ...]]:
    for leg in entry.postings.all():
        account = Account(leg.account)
        yield (
            entry.effective_on,
            entry.key,
            entry.narration,
            entry.reverses.key if entry.reverses else "",
            account.value,
            KINDS[account],
            names.get(leg.appeal, ""),
            money.plain(leg.amount_minor, currency=leg.currency),
            leg.currency,
            entry.posted_at.isoformat(),
        )

"""Tell the lines that earlier files brought from those that are new."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from masthead.bank.formats.reading import Row
from masthead.bank.models import Account, Line

# Words that banks put beside many sums: they tell nobody apart.
_OFTEN = """
ACC ACCOUNT AND BACS BANK BGC BILL CARD CHQ COUNTER CREDIT CTR DEBIT DEPOSIT DIRECT FASTER FPI FPO
FROM GIFT GIRO INTO ONLINE ORDER PAID PAYMENT PAYMENTS RECEIVED RECEIPT REF REFERENCE STANDING STO
THE TRANSFER TFR
"""
_COMMON = frozenset(_OFTEN.split())
Spot = tuple[dt.date, int]


@dataclass(frozen=True)
class New:
    """A row that no earlier file had, its digest, and which of those that say the same it is."""

    row: Row
    digest: str
    occurrence: int


@dataclass(frozen=True)
class _Kept:
    digest: str
    layout: str
    words: frozenset[str]


def new_among(rows: Sequence[Row], *, account: Account, layout: str) -> list[New]:
    """Return the rows that are new, the account's row being held by the caller.

    Rows that say the same are counted: of four where three are kept, one is new. A file of
    another layout words its lines differently: there, one of the same day and sum is the same
    if it shares a telling word with what is kept, or says nothing.
    """
    kept = _kept(rows, account)
    digests = [digest(row, account=account) for row in rows]
    seen = Counter(one.digest for some in kept.values() for one in some)
    left = [
        (row, told)
        for row, told, occurrence in zip(rows, digests, _count(digests), strict=True)
        if occurrence > seen[told]
    ]
    matched = Counter(digests)
    spare = {spot: _unmatched(some, matched, layout=layout) for spot, some in kept.items()}
    fresh = [
        (row, told) for row, told in left if not _take(spare.get(_spot(row), []), words_of(row))
    ]
    counts: Counter[str] = Counter()
    found = []
    for row, told in fresh:
        counts[told] += 1
        found.append(New(row, told, seen[told] + counts[told]))
    return found


def digest(row: Row, *, account: Account) -> str:
    """Return the hash of what a row says: its account, day, sum, words and bank's reference."""
    words = re.sub(r"\W+", "", f"{row.payer_name}{row.reference}{row.text}".upper())
    parts = (account.pk, row.on, row.amount_minor, words, row.bank_reference.upper())
    return hashlib.sha256("\n".join(map(str, parts)).encode()).hexdigest()


def words_of(row: Row | Line) -> frozenset[str]:
    """Return the words of a row that tell it apart from others."""
    text = f"{row.payer_name} {row.reference} {row.text}".upper()
    return frozenset(word for word in re.findall(r"\w{3,}", text) if word not in _COMMON)


def _spot(row: Row) -> Spot:
    return row.on, row.amount_minor


def _kept(rows: Sequence[Row], account: Account) -> dict[Spot, list[_Kept]]:
    found: dict[Spot, list[_Kept]] = defaultdict(list)
    if not rows:
        return found
    days = [row.on for row in rows]
    lines = account.lines.filter(booked_on__range=(min(days), max(days)))
    for line in lines.select_related("statement").defer("statement__raw").order_by("pk"):
        one = _Kept(line.digest, line.statement.layout, words_of(line))
        found[line.booked_on, line.amount_minor].append(one)
    return found


def _count(digests: Iterable[str]) -> list[int]:
    counts: Counter[str] = Counter()
    places = []
    for one in digests:
        counts[one] += 1
        places.append(counts[one])
    return places


def _unmatched(some: list[_Kept], matched: Counter[str], *, layout: str) -> list[_Kept]:
    """Return what is kept from files of another layout and has no row that says the same."""
    spent: Counter[str] = Counter()
    found = []
    for one in some:
        spent[one.digest] += 1
        if one.layout != layout and spent[one.digest] > matched[one.digest]:
            found.append(one)
    return found


def _take(spare: list[_Kept], words: frozenset[str]) -> bool:
    """Take the one of those kept that shares the most with a row, if any is the same."""
    alike = [one for one in spare if not one.words or not words or one.words & words]
    if not alike:
        return False
    spare.remove(max(alike, key=lambda one: len(one.words & words)))
    return True

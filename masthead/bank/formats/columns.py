"""Which column of a bank's CSV holds what, as remembered for an account."""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

from masthead.bank.formats.amounts import COMMA, DAY_MONTH, MONTH_DAY, POINT, YEAR_FIRST

SEPARATORS = (",", ";", "\t", "|")
# What banks call their columns, in small letters without signs, the likeliest first.
NAMES = {
    "date": "date|transaction date|posting date|booking date|posted|buchungstag|value date",
    "paid_in": "paid in|money in|credit|credit amount|in|credits|receipts|deposit",
    "paid_out": "paid out|money out|debit|debit amount|out|debits|payments|withdrawal",
    "amount": "amount|value|betrag|sum|transaction amount",
    "balance": "balance|running balance|closing balance|saldo|account balance",
    "text": "description|details|narrative|transaction description|memo|text|verwendungszweck"
    "|transaction details|particulars",
    "payer": "name|payer|counterparty|counter party|payee|from|remitter",
    "reference": "reference|payment reference|ref|customer reference",
    "account": "account number|account|iban|account no",
}


@dataclass(frozen=True)
class Columns:
    """Places of columns, from 0 on; None where there is no such column.

    Either `amount` holds both directions by its sign, or `paid_in` and `paid_out` one each.
    `skip` counts the lines before the first that is a sum; `header` is their last.
    """

    date: int
    amount: int | None = None
    paid_in: int | None = None
    paid_out: int | None = None
    balance: int | None = None
    text: int | None = None
    payer: int | None = None
    reference: int | None = None
    account: int | None = None
    separator: str = ","
    order: str = DAY_MONTH
    mark: str = POINT
    skip: int = 1
    header: str = ""

    @property
    def kept(self) -> dict[str, object]:
        """Return the form in which an account remembers them."""
        return asdict(self)

    @property
    def layout(self) -> str:
        """Return a short name for these columns, the same while they stay the same."""
        return "csv-" + hashlib.sha256(repr(self.kept).encode()).hexdigest()[:16]

    @property
    def highest(self) -> int:
        """Return the last column that must be there in each row."""
        places = (self.date, self.amount, self.paid_in, self.paid_out, self.balance)
        return max(place for place in places if place is not None)

    @classmethod
    def remembered(cls, kept: dict[str, object] | None) -> Columns | None:
        """Return what an account remembers, or None."""
        return cls(**kept) if kept else None  # type: ignore[arg-type]


def cells(text: str, *, separator: str) -> list[tuple[int, list[str]]]:
    """Return the rows of a file that aren't blank, each with the number of its first line."""
    found: list[tuple[int, list[str]]] = []
    reader = csv.reader(text.splitlines(keepends=True), delimiter=separator)
    begun = 1
    for row in reader:
        if any(cell.strip() for cell in row):
            found.append((begun, row))
        begun = reader.line_num + 1
    return found


def guess(text: str) -> Columns | None:
    """Return the columns by the names in a file's header, or None where they don't say it."""
    for line, words in enumerate(text.splitlines()[:30]):
        separator = max(SEPARATORS, key=words.count)
        names = [_plain(cell) for cell in next(csv.reader([words], delimiter=separator), [])]
        found = _by_name(names)
        if "date" in found and ("amount" in found or {"paid_in", "paid_out"} & set(found)):
            guessed = Columns(
                **found,  # type: ignore[arg-type]
                separator=separator,
                skip=line + 1,
                header=words.strip(),
            )
            return _with_habits(guessed, text)
    return None


def _plain(cell: str) -> str:
    return re.sub(r"[^a-z]+", " ", cell.lower().replace("\ufeff", "")).strip()


def _by_name(names: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for field, known in NAMES.items():
        place = next((names.index(name) for name in known.split("|") if name in names), None)
        if place is not None and place not in found.values():
            found[field] = place
    if "paid_in" in found or "paid_out" in found:
        found.pop("amount", None)
    return found


def _with_habits(columns: Columns, text: str) -> Columns:
    """Add how this bank writes days and amounts, as far as the first lines tell."""
    body = "".join(text.splitlines(keepends=True)[columns.skip : columns.skip + 500])
    rows = [row for _line, row in cells(body, separator=columns.separator)]
    days = [row[columns.date] for row in rows if len(row) > columns.date]
    places = (columns.amount, columns.paid_in, columns.paid_out, columns.balance)
    sums = [row[at] for row in rows for at in places if at is not None and len(row) > at]
    return replace(columns, order=_order(days), mark=_mark(sums))


def _order(days: Sequence[str]) -> str:
    heads = [re.match(r"\s*(\d{1,4})[-/. ](\d{1,2})[-/. ]", day) for day in days]
    pairs = [(int(head[1]), int(head[2]), len(head[1])) for head in heads if head]
    if pairs and all(length == 4 for _first, _second, length in pairs):
        return YEAR_FIRST
    if any(second > 12 for _first, second, length in pairs if length <= 2):
        return MONTH_DAY if all(first <= 12 for first, _second, _length in pairs) else DAY_MONTH
    return DAY_MONTH


def _mark(sums: Sequence[str]) -> str:
    points = sum(bool(re.search(r"\.\d{1,2}\D*$", cell)) for cell in sums)
    commas = sum(bool(re.search(r",\d{1,2}\D*$", cell)) for cell in sums)
    return COMMA if commas > points else POINT

"""The statement of a month as a table for a spreadsheet."""

from collections.abc import Iterator
from typing import Any

from masthead.ledger.accounts import Account
from masthead.lib import money
from masthead.lib.sheet import Cell, csv_bytes
from masthead.treasury.books.fund_months import way_in_words
from masthead.treasury.models import MonthStatement

HEADER = ("month", "part", "item", "figure", "amount", "currency", "words")


def statement_csv(statement: MonthStatement) -> bytes:
    """Return the statement as CSV: a figure a row, and each line of the checklist."""
    return csv_bytes(_rows(statement.read), HEADER)


def _rows(figures: dict[str, Any]) -> Iterator[tuple[Cell, ...]]:
    for part, item, figure, minor in _sums(figures):
        amount = money.plain(minor, currency=figures["currency"])
        yield figures["month"], part, item, figure, amount, figures["currency"], ""
    for check in figures["checks"]:
        said = " ".join(filter(None, [check["sentence"], check["explanation"]]))
        yield figures["month"], "checklist", check["title"], check["state"], "", "", said


def _sums(figures: dict[str, Any]) -> Iterator[tuple[str, str, str, int]]:
    for row in figures["accounts"]:
        for figure in ("opening", "debits", "credits", "closing"):
            yield "accounts", str(Account(row["account"]).label), figure, row[figure]
    for row in figures["receipts"]:
        for figure in ("gross", "refunded", "net"):
            yield "receipts", way_in_words(row["method"]), figure, row[figure]
    for row in figures["appeals"]:
        for figure in ("target", "raised"):
            yield "appeals", row["name"], figure, row[figure]

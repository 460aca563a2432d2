"""A strict reader of the beancount that we write: less than the language, and nothing loosely.

It is ours, so that the tests need no program under another licence; `bean-check` itself agrees.
"""

import datetime as dt
import re
from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal

STRING = r'"((?:[^"\\\n]|\\["\\])*)"'
ACCOUNT = r"((?:Assets|Liabilities|Equity|Income|Expenses)(?::[A-Z][A-Za-z0-9-]*)+)"
AMOUNT = r"(-?[0-9]+(?:\.[0-9]+)?) ([A-Z]{3})"
DAY = r"([0-9]{4}-[0-9]{2}-[0-9]{2})"
OPTION = re.compile(rf"option {STRING} {STRING}")
OPEN = re.compile(rf"{DAY} open {ACCOUNT} ([A-Z]{{3}})")
BALANCE = re.compile(rf"{DAY} balance {ACCOUNT}  {AMOUNT}")
BEGIN = re.compile(rf"{DAY} \* {STRING}")
META = re.compile(rf"  ([a-z]+): {STRING}")
LEG = re.compile(rf"  {ACCOUNT}  {AMOUNT}")
LEG_META = re.compile(rf"    ([a-z]+): {STRING}")


@dataclass
class Transaction:
    """One transaction as it was read."""

    on: dt.date
    narration: str
    key: str = ""
    reverses: str = ""
    legs: list[tuple[str, Decimal, str]] = field(default_factory=list)
    appeals: list[str] = field(default_factory=list)


@dataclass
class Book:
    """What a file holds, its balances proven on the way."""

    options: dict[str, str] = field(default_factory=dict)
    opened: dict[str, tuple[dt.date, str]] = field(default_factory=dict)
    transactions: list[Transaction] = field(default_factory=list)
    stands: dict[tuple[str, str], Decimal] = field(default_factory=lambda: defaultdict(Decimal))
    asserted: dict[str, Decimal] = field(default_factory=dict)


def read(text: str) -> Book:
    """Read a file line by line. A line that is none, or a sum that fails, is an AssertionError."""
    book = Book()
    for line in text.splitlines():
        _line(book, line)
    for transaction in book.transactions:
        _balanced(book, transaction)
    for account, minor in book.asserted.items():
        assert book.stands[account, "GBP"] == minor, account
    return book


def _line(book: Book, line: str) -> None:
    if not line:
        return
    if found := OPTION.fullmatch(line):
        book.options[found[1]] = _plain(found[2])
    elif found := OPEN.fullmatch(line):
        assert found[2] not in book.opened
        book.opened[found[2]] = dt.date.fromisoformat(found[1]), found[3]
    elif found := BALANCE.fullmatch(line):
        book.asserted[found[2]] = Decimal(found[3])
    elif found := BEGIN.fullmatch(line):
        book.transactions.append(Transaction(dt.date.fromisoformat(found[1]), _plain(found[2])))
    else:
        _within(book.transactions[-1], line)


def _within(transaction: Transaction, line: str) -> None:
    if found := META.fullmatch(line):
        assert found[1] in ("key", "reverses")
        assert not transaction.legs
        setattr(transaction, found[1], _plain(found[2]))
    elif found := LEG.fullmatch(line):
        transaction.legs.append((found[1], Decimal(found[2]), found[3]))
    else:
        found = LEG_META.fullmatch(line)
        assert found, line
        assert found[1] == "appeal"
        transaction.appeals.append(_plain(found[2]))


def _balanced(book: Book, transaction: Transaction) -> None:
    assert len(transaction.legs) >= 2
    assert sum(amount for _, amount, _ in transaction.legs) == 0
    for account, amount, currency in transaction.legs:
        opened_on, held_in = book.opened[account]
        assert opened_on <= transaction.on
        assert currency == held_in
        book.stands[account, currency] += amount


def _plain(quoted: str) -> str:
    return re.sub(r"\\(.)", r"\1", quoted)

"""The book leaves for an accountant whole, and to the penny."""

import csv
import datetime as dt
import io
import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masthead.fund.tests import cast as fund
from masthead.fund.tests.cast import JULY_1, JUNE_1, JUNE_13, JUNE_30, noon_of
from masthead.ledger.accounts import Account
from masthead.ledger.models import Entry
from masthead.ledger.post import Leg, post
from masthead.treasury.books.trial import trial_on
from masthead.treasury.export import DaysTurnedRound, Format, export
from masthead.treasury.export.beancount import _quoted
from masthead.treasury.tests import beancount

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def june() -> None:
    fund.the_ferry_bell()
    fund.june_fund('The "boat" fund \\ =1')


def book(first: dt.date = JUNE_1, last: dt.date = JUNE_30) -> beancount.Book:
    return beancount.read(b"".join(export(Format.BEANCOUNT, first=first, last=last)).decode())


def move(key: str, minor: int, *, on: dt.date, reverses: str = "", words: str = "Moved") -> None:
    post(
        key,
        legs=[Leg(Account.BANK, minor), Leg(Account.CASH_IN_HAND, -minor)],
        currency="GBP",
        on=on,
        at=noon_of(on),
        narration=words,
        reverses=Entry.objects.get(key=reverses) if reverses else None,
    )


def test_it_refuses_days_turned_round() -> None:
    for form in Format:
        with pytest.raises(DaysTurnedRound, match="2026-06-01 comes before 2026-06-30"):
            export(form, first=JUNE_30, last=JUNE_1)


def test_an_empty_book_opens_its_accounts_and_says_no_more() -> None:
    found = book()
    assert found.options == {"title": "The Ferry Bell", "operating_currency": "GBP"}
    assert len(found.opened) == len(Account)
    assert found.transactions == []


def test_each_entry_is_a_transaction_with_its_key_its_appeal_and_exact_sums() -> None:
    fund.give(1_234_567_89, key="post:1:received")
    [only] = book().transactions
    assert (only.on, only.narration, only.key) == (JUNE_13, "Gift", "post:1:received")
    assert only.legs == [
        ("Assets:Bank", Decimal("1234567.89"), "GBP"),
        ("Income:Gifts", Decimal("-1234567.89"), "GBP"),
    ]
    assert only.appeals == ['The "boat" fund \\ =1']


def test_what_stood_before_is_brought_forward_and_what_stands_after_is_asserted() -> None:
    fund.give(1_000, on=JUNE_1)
    fund.give(250, method="cash", on=JUNE_13)
    fund.give(99, on=JULY_1)
    found = book(first=JUNE_13)
    brought = found.transactions[0]
    assert (brought.on, brought.narration) == (dt.date(2026, 6, 12), "Brought forward")
    assert found.asserted == {
        "Assets:Bank": Decimal(10),
        "Assets:Cash-in-hand": Decimal("2.5"),
        "Income:Gifts": Decimal("-12.5"),
    }
    trial = trial_on(JUNE_30)
    assert sorted(found.asserted.values()) == sorted(
        Decimal(one.minor) / 100 for one in trial.balances
    )


def test_a_reversal_names_what_it_reverses_in_both_forms() -> None:
    move("ours:1:moved", 500, on=JUNE_1)
    move("ours:2:moved", -500, on=JUNE_13, reverses="ours:1:moved")
    assert [one.reverses for one in book().transactions] == ["", "ours:1:moved"]
    parts = export(Format.CSV, first=JUNE_1, last=JUNE_30)
    rows = list(csv.DictReader(io.StringIO(b"".join(parts).decode())))
    assert [row["reverses"] for row in rows] == ["", "", "ours:1:moved", "ours:1:moved"]
    assert sum(Decimal(row["amount"]) for row in rows) == 0


def test_narrations_that_would_break_a_line_or_run_as_a_formula_do_neither() -> None:
    move("ours:1:moved", 500, on=JUNE_1, words='=1+1 "quoted" \\ and\nbroken')
    assert book().transactions[0].narration == '=1+1 "quoted" \\ and broken'
    parts = export(Format.CSV, first=JUNE_1, last=JUNE_30)
    row = next(csv.DictReader(io.StringIO(b"".join(parts).decode(), newline="")))
    assert row["narration"].startswith("'=1+1")


@given(st.text())
def test_whatever_the_words_a_string_stays_one(words: str) -> None:
    assert re.fullmatch(beancount.STRING, _quoted(words))


def test_a_long_book_comes_in_parts() -> None:
    for pence in range(1, 30):
        fund.give(pence)
    parts = list(export(Format.BEANCOUNT, first=JUNE_1, last=JUNE_30))
    assert len(parts) > 29
    assert len(book().transactions) == 29

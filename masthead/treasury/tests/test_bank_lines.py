"""The bank’s statements say what it holds, and each of their lines is settled or explained."""

import datetime as dt

import pytest

from masthead.bank.models import Account, Status
from masthead.bank.open_account import open_account
from masthead.bank.read import read_statement
from masthead.bank.take_in import take_in
from masthead.fund.tests import cast as fund
from masthead.fund.tests.cast import JULY_2, JUNE_1, JUNE_13, JUNE_30, noon_of
from masthead.people import audit
from masthead.treasury.bring_in import bring_in
from masthead.treasury.checks.bank import bank_holds
from masthead.treasury.checks.check import Check, State
from masthead.treasury.tests import cast

pytestmark = pytest.mark.django_db
JULY_3 = dt.date(2026, 7, 3)


@pytest.fixture(autouse=True)
def current() -> Account:
    fund.the_ferry_bell()
    fund.june_fund()
    return open_account("Current", by=audit.COMMAND, at=noon_of(JUNE_1))


def reads(account: Account, *lines: tuple[dt.date, int], opening: int, upto: dt.date) -> None:
    """Read a statement of lines in whole pounds (MT940)."""
    closing = opening + sum(pounds for _, pounds in lines)
    text = [
        ":20:STATEMENT",
        ":25:12345678",
        ":28C:1/1",
        f":60F:C260601GBP{opening},00",
        *(f":61:{day:%y%m%d%m%d}C{pounds},00NTRFNONREF" for day, pounds in lines),
        f":62F:C{upto:%y%m%d}GBP{closing},00",
    ]
    data = ("\r\n".join(text) + "\r\n").encode()
    statement = take_in(data, account=account, by=audit.COMMAND, at=noon_of(JULY_3))
    read = read_statement(statement, by=audit.COMMAND, at=noon_of(JULY_3))
    assert read.status == Status.KEPT, read.why


def line(name: str) -> Check:
    return cast.looked_at(JUNE_13, today=JULY_3)[name]


def test_without_a_statement_that_reaches_the_day_nobody_knows(current: Account) -> None:
    assert bank_holds(JUNE_30) is None
    reads(current, (JUNE_13, 50), opening=1_000, upto=dt.date(2026, 6, 29))
    assert bank_holds(JUNE_30) is None
    cast.bank_has(105_000)
    assert bank_holds(JUNE_30) == 105_000


def test_a_statement_of_later_days_alone_says_nothing_of_the_day(current: Account) -> None:
    reads(current, (JULY_2, 7), opening=1_050, upto=JULY_3)
    assert bank_holds(JUNE_30) is None
    reads(current, (JUNE_13, 40), opening=1_000, upto=JUNE_13)
    assert bank_holds(JUNE_30) is None


def test_one_that_follows_on_from_the_last_says_it(current: Account) -> None:
    reads(current, (JUNE_13, 50), opening=1_000, upto=JUNE_13)
    reads(current, (JULY_2, 7), opening=1_050, upto=JULY_3)
    assert bank_holds(JUNE_30) == 105_000


def test_what_came_after_the_month_is_not_in_it(current: Account) -> None:
    reads(current, (JUNE_13, 50), (JULY_2, 7), opening=1_000, upto=JULY_3)
    assert bank_holds(JUNE_30) == 105_000


def test_the_accounts_are_added_up_once_each_is_known(current: Account) -> None:
    savings = open_account("Savings", by=audit.COMMAND, at=noon_of(JUNE_1))
    reads(current, (JUNE_13, 50), opening=1_000, upto=JUNE_30)
    assert bank_holds(JUNE_30) is None
    reads(savings, (JUNE_13, 1), opening=20, upto=JUNE_30)
    assert bank_holds(JUNE_30) == 107_100


def test_bank_and_book_agree_with_what_was_there_before_brought_in(current: Account) -> None:
    reads(current, (JUNE_13, 50), opening=1_000, upto=JUNE_30)
    assert (
        line("bank-agrees").sentence
    ) == "The bank has £1,050 at the end of 30 June 2026, the book £50: £1,000 apart."
    bring_in(100_000, on=JUNE_1, by=audit.COMMAND, at=noon_of(JULY_2))
    assert line("bank-agrees").state is State.DONE


def test_a_line_that_waits_keeps_the_month_open_until_it_is_explained(current: Account) -> None:
    assert line("lines-settled").state is State.DONE
    reads(current, (JUNE_13, 50), (JULY_2, 7), opening=1_000, upto=JULY_3)
    found = line("lines-settled")
    assert found.sentence == "1 line of the bank’s statements waits to be settled."
    assert (found.wants_words, found.link) == (True, "/desk/bank/waiting/")
    assert line("nothing-unidentified").state is State.NOT_DONE

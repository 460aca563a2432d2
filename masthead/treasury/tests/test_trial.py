"""The trial balance as at a day, and the tables that must come to the same."""

import csv
import datetime as dt
import io
from collections import defaultdict
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from masthead.fund.models import Gift, Method
from masthead.fund.refund import refund
from masthead.fund.tests import cast as fund
from masthead.fund.tests.cast import JULY_1, JULY_2, JUNE_1, JUNE_13, JUNE_30, noon_of
from masthead.ledger.accounts import Account
from masthead.ledger.post import Leg, post
from masthead.lib.sheet import Cell, csv_bytes
from masthead.people import audit
from masthead.treasury.books import entries, fund_months, trial
from masthead.treasury.books.kinds import KINDS
from masthead.treasury.export import Format, export
from masthead.treasury.tests.cast import close_it

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def june() -> None:
    fund.the_ferry_bell()
    fund.june_fund()


def test_every_account_of_the_chart_has_a_kind() -> None:
    assert set(KINDS) == set(Account)


def test_before_the_first_entry_there_is_nothing_and_it_balances() -> None:
    found = trial.trial_on(JUNE_13)
    assert found.balances == ()
    assert found.balances_out


def test_it_is_as_at_the_end_of_the_day() -> None:
    fund.give(1_000, on=JUNE_13)
    fund.give(500, on=JUNE_30)
    at = [trial.trial_on(day).of(Account.BANK) for day in (JUNE_13 - DAY, JUNE_13, JUNE_30)]
    assert at == [0, 1_000, 1_500]


def test_a_gift_of_a_month_before_a_closed_one_counts_today_and_every_sum_holds_it() -> None:
    fund.give(1_000, method="cash")
    close_it(JUNE_13)
    late = fund.give(500, on=dt.date(2026, 5, 20), at=noon_of(JULY_2), method="cash")
    assert (late.effective_on, late.original_on) == (JULY_2, dt.date(2026, 5, 20))
    assert trial.trial_on(JULY_2) == trial.whole_trial_on(JULY_2)
    assert trial.trial_on(JULY_2).of(Account.CASH_IN_HAND) == 1_500


def test_debits_stand_beside_credits_in_the_order_of_the_chart() -> None:
    fund.give(1_000, method="cheque")
    fund.give(250)
    assert trial.rows_of(trial.trial_on(JUNE_30)) == [
        ("Bank", "Assets", "2.50", "", "GBP"),
        ("Cheques in hand", "Assets", "10.00", "", "GBP"),
        ("Gifts", "Income", "", "12.50", "GBP"),
    ]


def test_one_currency_out_of_balance_is_seen_though_the_sum_is_nothing() -> None:
    pair = (trial.Balance(Account.BANK, "GBP", 5), trial.Balance(Account.GIFTS, "EUR", -5))
    assert not trial.Trial(JUNE_13, pair).balances_out


def test_a_book_in_two_currencies_is_told_apart() -> None:
    fund.give(1_000)
    legs = [Leg(Account.BANK, 700), Leg(Account.SUBSCRIPTIONS, -700)]
    post("ours:1:x", legs=legs, currency="EUR", on=JUNE_13, at=noon_of(JUNE_13), narration="x")
    for found in (trial.trial_on(JUNE_13), trial.whole_trial_on(JUNE_13)):
        bank = [(one.currency, one.minor) for one in found.balances if one.account == Account.BANK]
        assert bank == [("EUR", 700), ("GBP", 1_000)]
        assert found.balances_out


def read(table: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table.decode(), newline="")))


def signed(row: dict[str, str]) -> Decimal:
    return Decimal(row["debit"] or 0) - Decimal(row["credit"] or 0)


def sums(rows: list[dict[str, str]]) -> dict[str, Decimal]:
    found: dict[str, Decimal] = defaultdict(Decimal)
    for row in rows:
        found[row["account"]] += Decimal(row["amount"])
    return found


GIFTS = st.tuples(
    st.integers(1, 10**9),
    st.sampled_from(Method.values),
    st.dates(JUNE_1, JULY_1),
    st.floats(0, 1),
)
WITH_DATABASE = settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@WITH_DATABASE
@given(st.lists(GIFTS, max_size=8))
def test_whatever_was_given_the_tables_come_to_the_trial_balance(
    gifts: list[tuple[int, str, dt.date, float]],
) -> None:
    for pence, method, day, part in gifts:
        gift = fund.give(min(pence, 10**7), method=method, on=day)
        _back(gift, int(gift.amount_minor * part))
    found = trial.trial_on(JULY_1)
    table = read(csv_bytes(trial.rows_of(found), trial.HEADER))
    by_name = {row["account"]: signed(row) for row in table}
    assert sum(by_name.values()) == 0
    assert sums(read(b"".join(export(Format.CSV, first=JUNE_1, last=JULY_1)))) == {
        account.value: by_name[str(account.label)]
        for account in {b.account for b in found.balances}
    }
    for one in found.balances:
        rows = entries.entries_rows(one.account, first=JUNE_1, last=JULY_1)
        listed = read(csv_bytes(rows, entries.HEADER))
        assert sum(signed(row) for row in listed) == by_name[str(one.account.label)]
    months = read(csv_bytes(_months(), fund_months.HEADER))
    assert sum(Decimal(row["net"]) for row in months) == -by_name.get("Gifts", Decimal(0))


def _back(gift: Gift, minor: int) -> None:
    if minor:
        day = gift.effective_on
        key = f"post:{gift.number}:back"
        refund(gift, minor, key=key, on=day, at=noon_of(day), by=audit.COMMAND)


def _months() -> list[tuple[Cell, ...]]:
    return fund_months.rows_of(fund_months.received(JUNE_1, JULY_1))


def test_the_fund_by_month_names_each_way_what_went_back_and_its_own_month() -> None:
    gift = fund.give(5_000, method="cheque", on=JUNE_30)
    fund.give(2_000, method="cheque", on=JUNE_30)
    refund(gift, 1_500, key="post:b", on=JULY_1, at=noon_of(JULY_1), by=audit.COMMAND)
    found = fund_months.received(JUNE_1, JULY_1)
    assert [(one.month.month, one.gifts, one.gross_minor, one.refunded_minor) for one in found] == [
        (6, 2, 7_000, 0),
        (7, 0, 0, 1_500),
    ]
    assert {one.method for one in found} == {"cheque"}
    assert [one.net_minor for one in found] == [7_000, -1_500]


def test_what_the_book_raised_without_a_gift_is_shown_too() -> None:
    legs = [Leg(Account.BANK, 700), Leg(Account.SUPPORTERS_GIFTS, -700)]
    post(
        "ours:1:x", legs=legs, currency="GBP", on=JUNE_13, at=noon_of(JUNE_13), narration="Support"
    )
    [one] = fund_months.received(JUNE_1, JUNE_30)
    assert (one.method, one.appeal, one.gross_minor) == ("", "", 700)

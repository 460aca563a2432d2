"""A month closes on its checklist, by the treasurer’s hand, and its figures are frozen."""

import datetime as dt
import json

import pytest
from django.db import IntegrityError, transaction

from masthead.fund.receive import Giver
from masthead.fund.refund import refund
from masthead.fund.tests import cast as fund
from masthead.fund.tests.cast import JULY_1, JULY_2, JUNE_1, JUNE_13, JUNE_30, noon_of
from masthead.fund.totals import totals
from masthead.ledger.close import ClosedAlready, MonthNotOver
from masthead.ledger.models import ClosedMonth
from masthead.ledger.post import MonthClosed
from masthead.ledger.tests.at_once import at_once
from masthead.people import audit
from masthead.people.models import AuditRow
from masthead.treasury.close import FiguresMoved, NotReadyToClose, close
from masthead.treasury.models import MonthStatement
from masthead.treasury.statement.table import statement_csv
from masthead.treasury.tests import cast
from tests.database import Database

AUGUST_3 = dt.date(2026, 8, 3)


@pytest.fixture
def june(db: None) -> None:
    fund.the_ferry_bell()
    fund.june_fund()


def close_june(*, seen: str = "", today: dt.date = JULY_2) -> MonthStatement:
    seen = seen or cast.seen(JUNE_13, today=today)
    return close(JUNE_13, seen=seen, by=audit.COMMAND, at=noon_of(today), today=today)


@pytest.mark.usefixtures("june")
def test_it_refuses_a_month_that_is_not_over() -> None:
    with pytest.raises(MonthNotOver):
        close_june(today=JUNE_30)


@pytest.mark.usefixtures("june")
def test_it_refuses_while_a_line_is_neither_done_nor_explained() -> None:
    fund.give(5_000, method="cash")
    with pytest.raises(NotReadyToClose, match="Cheques and cash in hand"):
        close_june()
    assert not ClosedMonth.objects.exists()
    assert not MonthStatement.objects.exists()


@pytest.mark.usefixtures("june")
def test_it_refuses_when_something_was_posted_since_the_treasurer_looked() -> None:
    looked = cast.seen(JUNE_13)
    fund.give(5_000)
    cast.bank_has(5_000)
    with pytest.raises(FiguresMoved, match="look at them once more"):
        close_june(seen=looked)
    assert not ClosedMonth.objects.exists()


@pytest.mark.usefixtures("june")
def test_it_refuses_the_second_time() -> None:
    cast.close_it(JUNE_13)
    with pytest.raises(ClosedAlready):
        close_june()


@pytest.mark.usefixtures("june")
def test_it_freezes_the_figures_and_leaves_one_row_of_its_own() -> None:
    gift = fund.give(5_000)
    refund(gift, 2_000, key="post:back", on=JUNE_30, at=noon_of(JUNE_30), by=audit.COMMAND)
    statement = cast.close_it(JUNE_13)
    figures = statement.read
    assert figures["receipts"] == [
        {"method": "bank", "gifts": 1, "gross": 5_000, "refunded": 2_000, "net": 3_000}
    ]
    assert [(row["name"], row["target"], row["raised"]) for row in figures["appeals"]] == [
        ("The boat fund", 1_800_000, 3_000)
    ]
    bank = {"account": "bank", "opening": 0, "debits": 5_000, "credits": 2_000, "closing": 3_000}
    assert bank in figures["accounts"]
    row = AuditRow.objects.get(verb="treasury.close")
    assert row.details == {"month": "2026-06", "digest": statement.digest}


@pytest.mark.usefixtures("june")
def test_one_month_opens_with_what_the_one_before_closed_with() -> None:
    fund.give(5_000, on=JUNE_30)
    fund.give(700, on=JULY_1)
    june = cast.close_it(JUNE_13, today=AUGUST_3).read
    july = cast.close_it(JULY_1, today=AUGUST_3).read
    closed = {row["account"]: row["closing"] for row in june["accounts"]}
    assert {row["account"]: row["opening"] for row in july["accounts"]} == closed


@pytest.mark.usefixtures("june")
def test_case_4_a_refund_in_july_leaves_the_closed_june_as_it_was() -> None:
    """Case 4: £50 in June refunded on 2 July, June closed: June unchanged, July −£50."""
    gift = fund.give(5_000)
    statement = cast.close_it(JUNE_13)
    before, table = statement.figures, statement_csv(statement)
    refund(gift, 5_000, key="post:back", on=JULY_2, at=noon_of(JULY_2), by=audit.COMMAND)
    assert totals_of(JUNE_30) == 5_000
    assert totals_of(JULY_2) == -5_000
    again = MonthStatement.objects.get()
    assert (again.figures, statement_csv(again)) == (before, table)


@pytest.mark.usefixtures("june")
def test_case_4_the_panel_never_shows_less_than_nothing() -> None:
    """Case 4: if July had £20, exact −£30, panel £0 and needed the target, beside £0."""
    gift = fund.give(5_000)
    cast.close_it(JUNE_13)
    fund.give(2_000, on=JULY_1)
    refund(gift, 5_000, key="post:back", on=JULY_2, at=noon_of(JULY_2), by=audit.COMMAND)
    found = totals(on=JULY_2)
    assert found is not None
    assert found.raised_minor == -3_000
    assert (found.raised_shown_minor, found.needed_shown_minor) == (0, found.target_minor)


@pytest.mark.usefixtures("june")
def test_a_late_cheque_counts_today_names_its_day_and_leaves_the_statement() -> None:
    fund.give(5_000)
    before = cast.close_it(JUNE_13).figures
    late = fund.give(1_000, method="cheque", on=JUNE_30, at=noon_of(JULY_2))
    assert (late.effective_on, late.original_on) == (JULY_2, JUNE_30)
    assert "2026-06-30, its month closed" in late.entry.narration
    assert MonthStatement.objects.get().figures == before


def totals_of(day: dt.date) -> int:
    found = totals(on=day)
    assert found is not None
    return found.raised_minor


@pytest.mark.usefixtures("june")
@pytest.mark.parametrize("change", ["update", "delete"])
def test_the_database_itself_keeps_a_statement(change: str) -> None:
    cast.close_it(JUNE_13)
    statements = MonthStatement.objects.all()
    with pytest.raises(IntegrityError), transaction.atomic():
        statements.update(figures="{}") if change == "update" else statements.delete()


@pytest.mark.usefixtures("june")
def test_no_name_of_a_giver_is_in_the_figures() -> None:
    fund.give(5_000, giver=Giver(name="Jo Harker", town="Threlby"), thank="full")
    figures = cast.close_it(JUNE_13).figures
    assert "Harker" not in figures
    assert "Threlby" not in figures


def test_while_gifts_post_the_frozen_figures_are_what_the_book_then_holds(
    committed_db: Database,
) -> None:
    fund.the_ferry_bell()
    fund.june_fund()
    fund.give(5_000, on=JUNE_1)
    cast.bank_has(5_000)
    looked = cast.seen(JUNE_13)

    def gift(number: int) -> object:
        return fund.give(1_00, on=JUNE_30, at=noon_of(JULY_2), key=f"post:{number}:received")

    jobs = [lambda number=number: gift(number) for number in range(6)]
    told = at_once([*jobs[:3], lambda: close_june(seen=looked), *jobs[3:]])
    assert not [one for one in told if isinstance(one, MonthClosed | IntegrityError)]
    if isinstance(told[3], FiguresMoved | NotReadyToClose):
        cast.close_it(JUNE_13)
    in_june = sum(one.amount_minor for one in told if in_month(one))
    statement = MonthStatement.objects.get()
    [bank] = [row for row in statement.read["accounts"] if row["account"] == "bank"]
    assert bank["closing"] == 5_000 + in_june
    assert totals_of(JUNE_30) == 5_000 + in_june


def in_month(told: object) -> bool:
    return getattr(told, "effective_on", None) == JUNE_30


def test_two_who_close_at_once_close_once(committed_db: Database) -> None:
    fund.the_ferry_bell()
    fund.june_fund()
    fund.give(5_000)
    cast.bank_has(5_000)
    looked = cast.seen(JUNE_13)
    told = at_once([lambda: close_june(seen=looked)] * 4)
    closed = [one for one in told if isinstance(one, MonthStatement)]
    assert len(closed) == 1
    assert all(isinstance(one, ClosedAlready) for one in told if one is not closed[0])
    assert json.loads(closed[0].figures)["month"] == "2026-06"

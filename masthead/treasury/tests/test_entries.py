"""An account’s entries, a page at a time."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from masthead.fund.tests import cast as fund
from masthead.fund.tests.cast import JULY_1, JULY_2, JUNE_1, JUNE_13, JUNE_30
from masthead.ledger.accounts import Account
from masthead.treasury.books import entries
from masthead.treasury.books.entries import CursorNotUnderstood, Page, Place, entries_page
from masthead.treasury.books.trial import trial_on, whole_trial_on
from masthead.treasury.tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def june(monkeypatch: pytest.MonkeyPatch) -> None:
    fund.the_ferry_bell()
    fund.june_fund()
    monkeypatch.setattr(entries, "LINES_ON_A_PAGE", 3)


def page(after: Place | None = None) -> Page:
    return entries_page(Account.BANK, first=JUNE_13, last=JUNE_30, after=after)


@pytest.mark.parametrize("text", ["", "x", "2026-06-13", "2026-02-30.0", "2026-06-13.zz"])
def test_a_place_that_no_page_gave_is_refused(text: str) -> None:
    with pytest.raises(CursorNotUnderstood):
        Place.read(text)


def test_an_account_without_entries_has_an_empty_page() -> None:
    assert page() == Page(0, (), None)


def test_it_begins_with_what_was_brought_forward_and_runs_on() -> None:
    fund.give(100, on=JUNE_1)
    fund.give(20, on=JUNE_13)
    fund.give(3, on=JUNE_30)
    found = page()
    assert (found.brought_minor, found.carried_minor, found.go_on) == (100, 123, None)
    assert [line.balance_minor for line in found.lines] == [120, 123]


def test_closed_months_are_brought_forward_from_their_frozen_figures() -> None:
    fund.give(100, on=JUNE_1)
    fund.give(20, on=JUNE_30)
    cast.close_it(JUNE_13)
    fund.give(3, on=JULY_1)
    fund.give(4, on=JULY_2, method="cash")
    found = entries_page(Account.BANK, first=JULY_1, last=JULY_2)
    assert (found.brought_minor, found.carried_minor) == (120, 123)
    [leg] = [line.leg for line in found.lines]
    behind = entries_page(
        Account.BANK, first=JUNE_1, last=JULY_2, after=Place(leg.effective_on, leg.pk)
    )
    assert (behind.brought_minor, behind.lines) == (123, ())
    for day in (JUNE_13, JUNE_30, JULY_1, JULY_2):
        assert trial_on(day) == whole_trial_on(day)


def test_pages_follow_each_other_with_nothing_twice_and_nothing_left_out() -> None:
    for pence in range(1, 9):
        fund.give(pence, on=JUNE_30 if pence > 6 else JUNE_13)
    seen, after = [], None
    while True:
        found = page(after)
        seen += [line.leg.amount_minor for line in found.lines]
        assert found.carried_minor == sum(seen)
        if found.go_on is None:
            break
        after = Place.read(str(found.go_on))
    assert seen == list(range(1, 9))


def test_both_queries_go_by_the_one_index() -> None:
    for pence in range(1, 6):
        fund.give(pence)
    go_on = page().go_on
    with CaptureQueriesContext(connection) as asked:
        page(go_on)
    plans = [plan_of(sql) for query in asked if "ledger_posting" in (sql := query["sql"])]
    assert len(plans) == 2
    assert len(asked) == 3
    assert all("account_by_day" in plan for plan in plans)


def plan_of(sql: str) -> str:
    """Return how the engine would answer; a small table tempts PostgreSQL to read it whole."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(
            ("EXPLAIN " if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN ") + sql
        )
        return " ".join(str(row) for row in cursor.fetchall())

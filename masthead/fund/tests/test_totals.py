"""The fund's figures: exact, shown in whole pounds, and always a sum over the book."""

import datetime as dt

import pytest
from pytest_django import DjangoAssertNumQueries

from masthead.fund.models import Appeal
from masthead.fund.tests.cast import (
    JULY_1,
    JULY_2,
    JUNE_1,
    JUNE_13,
    JUNE_30,
    give,
    june_fund,
    the_ferry_bell,
)
from masthead.fund.totals import (
    FundTotals,
    by_day,
    earlier_months,
    special_totals,
    totals,
    totals_at_end_of,
    totals_of,
)


@pytest.fixture
def paper(db: None) -> None:
    the_ferry_bell()


pytestmark = pytest.mark.usefixtures("paper")


def standing(on: dt.date = JUNE_13) -> FundTotals:
    found = totals(on=on)
    assert found is not None
    return found


def test_the_reference_panel() -> None:
    june_fund()
    give(523_400)
    found = standing()
    assert (found.target_minor, found.raised_shown_minor) == (1_800_000, 523_400)
    assert (found.needed_shown_minor, found.days_remaining) == (1_276_600, 18)


def test_at_the_end_of_a_past_day_it_is_what_had_been_raised_by_then() -> None:
    june_fund()
    give(523_400)
    give(100_000, on=JUNE_30)
    found = [totals_at_end_of(day) for day in (JUNE_1, JUNE_13, JUNE_30, JULY_1)]
    assert [one and one.raised_minor for one in found] == [0, 523_400, 623_400, 0]
    assert [one and one.days_remaining for one in found] == [30, 18, 1, 31]
    assert totals_at_end_of(dt.date(2026, 5, 31)) is None


def test_it_takes_one_query_and_one_more_before_the_next_is_saved(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    june_fund()
    give(100)
    with django_assert_num_queries(1):
        totals(on=JUNE_13)
    with django_assert_num_queries(2):
        totals(on=JULY_2)


def test_pence_are_rounded_down_and_raised_and_needed_add_up_to_the_target() -> None:
    june_fund()
    give(523_499)
    found = standing()
    assert (found.raised_minor, found.needed_minor) == (523_499, 1_276_501)
    assert (found.raised_shown_minor, found.needed_shown_minor) == (523_400, 1_276_600)


def test_more_than_the_target_is_over_and_nothing_is_needed() -> None:
    june_fund()
    give(1_803_000)
    found = standing()
    assert (found.raised_minor, found.needed_minor, found.over_minor) == (1_803_000, 0, 3_000)
    assert found.needed_shown_minor == 0


def test_the_last_day_is_said_to_be_the_last() -> None:
    june_fund()
    found = standing(JUNE_30)
    assert (found.days_remaining, found.is_last_day) == (1, True)
    assert "1 day remaining: the last day" in str(found)


def test_on_the_day_that_the_clocks_change_three_days_remain() -> None:
    """Case 9."""
    june_fund(opens_on=dt.date(2026, 3, 1), closes_on=dt.date(2026, 3, 31))
    assert standing(dt.date(2026, 3, 29)).days_remaining == 3


def test_only_gifts_of_its_period_count() -> None:
    june_fund()
    give(100, on=JUNE_1)
    give(200, on=JUNE_30)
    give(400, on=JULY_1)
    assert (standing().raised_minor, standing(JULY_1).raised_minor) == (300, 400)


def test_currencies_without_parts_are_shown_whole() -> None:
    appeal = Appeal(
        name="A", target_minor=5_000, currency="JPY", opens_on=JUNE_1, closes_on=JUNE_30
    )
    appeal.__dict__["raised"] = 1_234
    assert totals_of(appeal, on=JUNE_13).raised_shown_minor == 1_234


def test_special_ones_are_told_apart() -> None:
    june_fund()
    roof = june_fund("The roof", special=True, closes_on=JUNE_13).appeal
    give(700, appeal=roof)
    assert standing().raised_minor == 0
    assert [(one.appeal_name, one.raised_minor) for one in special_totals(on=JUNE_13)] == [
        ("The roof", 700)
    ]
    assert special_totals(on=JUNE_30) == []


def test_earlier_months_come_latest_first() -> None:
    june_fund(opens_on=dt.date(2026, 4, 1), closes_on=dt.date(2026, 4, 30))
    give(900, on=dt.date(2026, 5, 2))
    give(100, on=JUNE_1)
    found = earlier_months(on=JUNE_13)
    assert [(month.opens_on.month, month.raised_minor) for month in found] == [(5, 900), (4, 0)]
    assert len(earlier_months(on=JUNE_13, count=1)) == 1


def test_each_day_shows_what_it_brought_and_what_had_come_by_then() -> None:
    appeal = june_fund().appeal
    give(300, on=JUNE_1)
    give(200, on=dt.date(2026, 6, 3))
    days = by_day(appeal, until=dt.date(2026, 6, 4))
    assert [(day.raised_minor, day.running_minor) for day in days] == [
        (300, 300),
        (0, 300),
        (200, 500),
        (0, 500),
    ]
    assert len(by_day(appeal, until=JULY_2)) == 30


def test_the_words_for_a_terminal() -> None:
    june_fund()
    give(523_400)
    assert str(standing()) == (
        "The boat fund: target £18,000; raised £5,234; needed £12,766; 18 days remaining."
    )

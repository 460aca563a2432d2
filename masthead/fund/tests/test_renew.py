"""The main appeal renews itself, month by month, unless one was opened by hand."""

import datetime as dt

import pytest

from masthead.fund.models import Appeal
from masthead.fund.renew import renew
from masthead.fund.tests.cast import (
    JULY_1,
    JULY_31,
    JUNE_13,
    JUNE_30,
    june_fund,
    noon_of,
    the_ferry_bell,
)
from masthead.fund.totals import totals
from masthead.people.models import AuditRow

pytestmark = pytest.mark.usefixtures("paper")
SEPTEMBER_10 = dt.date(2026, 9, 10)


@pytest.fixture
def paper(db: None) -> None:
    the_ferry_bell()


def renew_on(day: dt.date) -> list[tuple[dt.date, dt.date]]:
    return [(made.opens_on, made.closes_on) for made in renew(on=day, at=noon_of(day))]


def test_with_no_appeal_ever_opened_there_is_nothing_to_renew() -> None:
    assert renew_on(JUNE_13) == []
    assert totals(on=JUNE_13) is None


def test_before_the_first_appeal_there_is_none() -> None:
    june_fund()
    assert totals(on=dt.date(2026, 5, 31)) is None


def test_on_its_last_day_it_is_not_due() -> None:
    june_fund()
    assert renew_on(JUNE_30) == []


def test_the_next_begins_on_the_day_after_for_the_calendar_month() -> None:
    june_fund()
    assert renew_on(JULY_1) == [(JULY_1, JULY_31)]
    july = Appeal.objects.get(by_hand=False)
    assert (july.name, july.target_minor, july.special) == ("The boat fund", 1_800_000, False)
    assert AuditRow.objects.get(verb="fund.renew").through == "clock"


def test_run_twice_it_renews_once() -> None:
    june_fund()
    renew_on(JULY_1)
    assert renew_on(JULY_1) == []


def test_after_a_long_sleep_each_month_is_made() -> None:
    june_fund()
    assert renew_on(SEPTEMBER_10) == [
        (JULY_1, JULY_31),
        (dt.date(2026, 8, 1), dt.date(2026, 8, 31)),
        (dt.date(2026, 9, 1), dt.date(2026, 9, 30)),
    ]


def test_one_that_ends_within_a_month_is_followed_to_the_end_of_it() -> None:
    june_fund(closes_on=dt.date(2026, 6, 20))
    assert renew_on(JUNE_30) == [(dt.date(2026, 6, 21), JUNE_30)]


def test_it_stops_short_of_one_opened_by_hand() -> None:
    june_fund()
    june_fund("The bell", opens_on=dt.date(2026, 7, 10), closes_on=JULY_31)
    assert renew_on(JULY_31) == []
    assert renew_on(JULY_1) == [(JULY_1, dt.date(2026, 7, 9))]


def test_one_opened_by_hand_renews_in_its_turn() -> None:
    june_fund()
    june_fund("The bell", pounds=500, opens_on=JULY_1, closes_on=JULY_31)
    renew_on(SEPTEMBER_10)
    found = totals(on=SEPTEMBER_10)
    assert found is not None
    assert (found.appeal_name, found.target_minor) == ("The bell", 50_000)


def test_a_special_one_ends() -> None:
    june_fund("The roof", special=True)
    assert renew_on(JULY_1) == []


def test_a_page_shows_the_renewed_one_before_it_is_saved() -> None:
    june_fund()
    shown = totals(on=SEPTEMBER_10)
    assert Appeal.objects.count() == 1
    renew_on(SEPTEMBER_10)
    assert shown == totals(on=SEPTEMBER_10)
    assert shown is not None
    assert (shown.opens_on, shown.days_remaining) == (dt.date(2026, 9, 1), 21)

"""Banks' holidays are counted as the Act and the calendar have them."""

import datetime as dt

import pytest

from masthead.lib import working_days


@pytest.mark.parametrize(
    ("year", "days"),
    [
        (2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"),
        (2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28"),
        (2028, "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26"),
        (2033, "01-03 04-15 04-18 05-02 05-30 08-29 12-26 12-27"),
    ],
)
def test_the_bank_holidays_of_a_year_are_the_published_ones(year: int, days: str) -> None:
    found = sorted(working_days.bank_holidays(year))
    assert " ".join(f"{day:%m-%d}" for day in found) == days


def test_a_weekend_and_a_holiday_are_passed_over() -> None:
    good_friday = dt.date(2026, 4, 3)
    assert not working_days.is_working_day(good_friday)
    assert working_days.on_or_after(good_friday) == dt.date(2026, 4, 7)
    assert working_days.after(dt.date(2026, 4, 2), 1) == dt.date(2026, 4, 7)
    assert working_days.before(dt.date(2026, 4, 7), 1) == dt.date(2026, 4, 2)


def test_ten_working_days_back_and_forth_meet() -> None:
    for day in (dt.date(2026, 12, 18), dt.date(2027, 5, 4)):
        assert working_days.before(working_days.after(day, 10), 10) == day

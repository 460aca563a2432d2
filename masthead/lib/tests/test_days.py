"""Days and months are the paper's own, the last day included."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masthead.lib.days import day_of, days_remaining, in_words, month_of, next_midnight


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-06-30T22:59:59+00:00", "2026-06-30"),
        ("2026-06-30T23:00:00+00:00", "2026-07-01"),
        ("2026-11-30T23:59:59+00:00", "2026-11-30"),
        ("2026-12-01T00:00:00+00:00", "2026-12-01"),
    ],
)
def test_a_day_ends_at_midnight_in_london_in_summer_and_winter(moment: str, day: str) -> None:
    found = day_of(dt.datetime.fromisoformat(moment), zone="Europe/London")
    assert found.isoformat() == day


@pytest.mark.parametrize(
    ("on", "remaining"),
    [("2026-06-13", 18), ("2026-06-30", 1), ("2026-07-01", 0), ("2026-06-01", 30)],
)
def test_days_remaining_count_today(on: str, remaining: int) -> None:
    assert days_remaining(dt.date(2026, 6, 30), on=dt.date.fromisoformat(on)) == remaining


def test_the_day_that_the_clocks_change_is_a_day_like_any_other() -> None:
    assert days_remaining(dt.date(2026, 3, 31), on=dt.date(2026, 3, 29)) == 3


@pytest.mark.parametrize(
    ("day", "last"),
    [("2026-02-10", "2026-02-28"), ("2028-02-10", "2028-02-29"), ("2026-12-31", "2026-12-31")],
)
def test_a_month_runs_from_its_first_day_to_its_last(day: str, last: str) -> None:
    found = month_of(dt.date.fromisoformat(day))
    assert found == (dt.date.fromisoformat(day).replace(day=1), dt.date.fromisoformat(last))


@given(st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1)), st.times())
def test_the_next_midnight_is_where_the_next_day_begins(day: dt.date, time: dt.time) -> None:
    at = dt.datetime.combine(day, time, tzinfo=dt.UTC)
    midnight = next_midnight(at, zone="Europe/London")
    before = midnight.astimezone(dt.UTC) - dt.timedelta(microseconds=1)
    tomorrow = day_of(at, zone="Europe/London") + dt.timedelta(days=1)
    assert day_of(midnight, zone="Europe/London") == tomorrow
    assert day_of(before, zone="Europe/London") < tomorrow


def test_a_day_is_written_as_in_a_sentence() -> None:
    assert in_words(dt.date(2026, 6, 3)) == "3 June 2026"

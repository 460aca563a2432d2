"""Which days a renewed appeal covers, whatever the days of the one before."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from masthead.fund.models import Appeal
from masthead.lib.days import month_of


@given(
    st.dates(dt.date(2026, 1, 1), dt.date(2026, 12, 31)),
    st.integers(0, 70),
    st.integers(1, 500),
)
def test_the_renewed_one_of_a_day_covers_it_and_no_day_before(
    opens: dt.date, length: int, later: int
) -> None:
    closes = opens + dt.timedelta(days=length)
    day = closes + dt.timedelta(days=later)
    ended = Appeal(target_minor=1, opens_on=opens, closes_on=closes)
    shown = ended.renewed(day, followed_on=None)
    assert closes < shown.opens_on <= day <= shown.closes_on == month_of(day)[1]

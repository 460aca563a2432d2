"""What is shown of the fund adds up, whatever was raised."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from masthead.fund.models import Appeal
from masthead.fund.totals import totals_of

amounts = st.integers(min_value=-(10**9), max_value=10**12)


@given(st.integers(1, 10**10).map(lambda pounds: pounds * 100), amounts)
def test_shown_raised_and_needed_add_up_to_the_target(target: int, raised: int) -> None:
    day = dt.date(2026, 6, 13)
    appeal = Appeal(name="A", target_minor=target, currency="GBP", opens_on=day, closes_on=day)
    appeal.__dict__["raised"] = raised
    found = totals_of(appeal, on=day)
    assert found.raised_shown_minor % 100 == 0 <= found.raised_shown_minor
    assert found.needed_minor - found.over_minor == target - raised
    if found.over_minor == 0:
        assert found.raised_shown_minor + found.needed_shown_minor == target
    else:
        assert found.needed_shown_minor == 0

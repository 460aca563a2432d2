"""The chart of an appeal stays inside its frame, whatever was raised."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from masthead.fund.chart import FLOOR, MOST_BARS, TOP, Chart, chart
from masthead.fund.totals import DayRaised

FIRST = dt.date(2026, 6, 1)


def drawn(amounts: list[int], *, length: int, target: int = 1_800_000) -> Chart:
    running, found = 0, []
    for number, amount in enumerate(amounts[:length]):
        running += amount
        found.append(DayRaised(FIRST + dt.timedelta(days=number), amount, running))
    closes_on = FIRST + dt.timedelta(days=length - 1)
    return chart(found, opens_on=FIRST, closes_on=closes_on, target_minor=target, currency="GBP")


@given(
    st.lists(st.integers(-(10**9), 10**9), max_size=400),
    st.integers(1, 400),
    st.integers(1, 10**10),
)
def test_every_bar_is_within_the_frame(amounts: list[int], length: int, target: int) -> None:
    made = drawn(amounts, length=length, target=target)
    assert len(made.bars) <= MOST_BARS
    for bar in made.bars:
        assert TOP <= bar.y <= FLOOR
        assert bar.y + bar.height == FLOOR
        assert 0 <= float(bar.x[:-1]) <= float(bar.x[:-1]) + float(bar.width[:-1]) <= 100.5
    assert TOP <= made.target.y <= made.half.y <= FLOOR


def test_the_days_below_run_from_the_first_to_the_last() -> None:
    labels = drawn([], length=30).labels
    assert [label.words for label in labels][:1] == ["1 Jun"]
    assert [label.words for label in labels][-1:] == ["30 Jun"]
    assert [label.anchor for label in labels] == ["start", "middle", "middle", "middle", "end"]


def test_an_appeal_of_one_day_has_one_bar_and_one_label() -> None:
    made = drawn([500], length=1)
    assert (len(made.bars), len(made.labels)) == (1, 1)


def test_the_table_is_exact() -> None:
    rows = drawn([1_050, -2_000], length=30).rows
    assert [(row.raised, row.running) for row in rows] == [("£10.50", "£10.50"), ("−£20", "−£9.50")]

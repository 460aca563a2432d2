"""Money of a support comes, or goes back."""

import datetime as dt

import pytest

from masthead.paper.models import Paper
from masthead.supporters.days import months_after
from masthead.supporters.models import How, Received, State, Support
from masthead.supporters.note_received import note_received
from masthead.supporters.tests.cast import JUNE_13, NOON, an_entry, supports, the_ferry_bell

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def paper() -> Paper:
    return the_ferry_bell()


def came(support: Support, pence: int = 500, *, key: str = "k", on: dt.date = JUNE_13) -> Support:
    note_received(
        support,
        entry=an_entry(pence, key=key, on=on),
        payment=None,
        amount_minor=pence,
        on=on,
        at=NOON,
    )
    support.refresh_from_db()
    return support


def test_told_twice_it_is_written_down_once() -> None:
    support, entry = supports(), an_entry()
    for _ in range(2):
        note_received(support, entry=entry, payment=None, amount_minor=500, on=JUNE_13, at=NOON)
    assert Received.objects.count() == 1


def test_what_goes_back_mends_nothing() -> None:
    support = came(supports(state=State.FAILING), -500)
    assert (support.state, support.last_on) == (State.FAILING, None)


@pytest.mark.parametrize("state", [State.STOPPED, State.LAPSED, State.PAUSED])
def test_money_under_way_changes_nothing_that_was_stopped_or_paused(state: State) -> None:
    support = came(supports(state=state))
    assert (support.state, support.last_on) == (state, JUNE_13)


@pytest.mark.parametrize("state", [State.PENDING, State.FAILING])
def test_money_confirms_and_mends(state: State) -> None:
    support = came(supports(state=state))
    assert (support.state, support.failing_since) == (State.ACTIVE, None)


def test_a_standing_order_is_expected_on_its_day_of_the_next_time() -> None:
    support = came(supports(how=How.STANDING_ORDER, often=3, state=State.PENDING))
    assert (support.day_of_month, support.next_on) == (13, dt.date(2026, 9, 13))


def test_a_line_read_late_moves_no_day_back() -> None:
    support = came(supports(how=How.STANDING_ORDER), key="a")
    came(support, key="b", on=dt.date(2026, 5, 13))
    assert (support.last_on, support.next_on) == (JUNE_13, dt.date(2026, 7, 13))


def test_a_month_after_the_last_of_january_is_the_last_of_february() -> None:
    assert months_after(dt.date(2027, 1, 31), 1) == dt.date(2027, 2, 28)
    assert months_after(dt.date(2027, 2, 28), 12, on_the=28) == dt.date(2028, 2, 28)
    assert months_after(dt.date(2026, 11, 30), 3, on_the=5) == dt.date(2027, 2, 5)

"""A collection of a support fails."""

import datetime as dt

import pytest

from masthead.paper.models import Paper
from masthead.supporters.models import State
from masthead.supporters.note_failed import note_failed
from masthead.supporters.tests.cast import JUNE_13, NOON, a_payment, supports, the_ferry_bell

pytestmark = pytest.mark.django_db
A_WEEK = dt.timedelta(days=7)


@pytest.fixture(autouse=True)
def paper() -> Paper:
    return the_ferry_bell()


def test_told_twice_it_is_written_down_once() -> None:
    support = supports()
    payment = a_payment(support)
    assert note_failed(support, payment=payment, on=JUNE_13, at=NOON)
    assert note_failed(support, payment=payment, on=JUNE_13, at=NOON) is None
    assert [step.what for step in support.steps.order_by("pk")] == ["failed", State.FAILING]


@pytest.mark.parametrize("state", [State.PENDING, State.PAUSED, State.STOPPED, State.LAPSED])
def test_what_is_not_confirmed_rests_or_has_ended_stays_so(state: State) -> None:
    support = supports(state=state)
    note_failed(support, payment=a_payment(support), on=JUNE_13, at=NOON)
    support.refresh_from_db()
    assert support.state == state
    assert [step.what for step in support.steps.all()] == ["failed"]


def test_it_fails_since_the_first_of_those_in_a_row() -> None:
    support = supports()
    for weeks in range(3):
        on, at = JUNE_13 + A_WEEK * weeks, NOON + A_WEEK * weeks
        note_failed(support, payment=a_payment(support, at=at), on=on, at=at)
    support.refresh_from_db()
    assert (support.state, support.failing_since) == (State.FAILING, NOON)


def test_a_payment_taken_back_later_fails_once_more() -> None:
    support = supports()
    payment = a_payment(support)
    note_failed(support, payment=payment, on=JUNE_13, at=NOON)
    assert note_failed(support, payment=payment, on=JUNE_13 + A_WEEK, at=NOON + A_WEEK)

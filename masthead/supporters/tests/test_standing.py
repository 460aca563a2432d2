"""Who counts as a supporter on a day."""

import datetime as dt

import pytest

from masthead.paper.models import Paper
from masthead.supporters.models import SUPPORTING, State
from masthead.supporters.standing import is_supporter
from masthead.supporters.tests.cast import JUNE_13, ada, supports, the_ferry_bell

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def paper() -> Paper:
    return the_ferry_bell()


@pytest.mark.parametrize("state", [State.PENDING, State.LAPSED, State.DROPPED])
def test_nobody_counts_before_and_after(state: State) -> None:
    person = ada()
    supports(person, state=state, last_on=JUNE_13)
    assert not is_supporter(person, on=JUNE_13)


@pytest.mark.parametrize("state", SUPPORTING)
def test_whoever_supports_pauses_or_fails_counts(state: State) -> None:
    person = ada()
    supports(person, state=state)
    assert is_supporter(person, on=JUNE_13)


def test_whoever_stopped_has_the_time_that_was_paid_for() -> None:
    person = ada()
    supports(person, state=State.STOPPED, last_on=JUNE_13, often=3)
    assert is_supporter(person, on=dt.date(2026, 9, 12))
    assert not is_supporter(person, on=dt.date(2026, 9, 13))


def test_it_holds_for_every_record_of_a_person() -> None:
    person, other = ada(), ada(name="A. Quill")
    other.joined_into = person
    other.save()
    supports(other)
    assert is_supporter(person, on=JUNE_13)
    assert is_supporter(other, on=JUNE_13)

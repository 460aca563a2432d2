"""A support follows the gateway's word."""

import pytest

from masthead.paper.models import Paper
from masthead.payments.contract import SubscriptionStatus as Said
from masthead.payments.models import Subscription
from masthead.supporters.follow import follow
from masthead.supporters.models import State, Support
from masthead.supporters.tests.cast import JUNE_13, NOON, supports, the_ferry_bell

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def paper() -> Paper:
    return the_ferry_bell()


def told(support: Support, said: Said, **more: object) -> Support:
    """Let the gateway say something, and return what became of the support."""
    one = Subscription.objects.get(support=support)
    one.status = said
    for name, value in more.items():
        setattr(one, name, value)
    one.save()
    follow(support, one, at=NOON)
    support.refresh_from_db()
    return support


def test_what_ended_stays_as_it_is_whatever_the_gateway_says() -> None:
    stopped = supports(state=State.STOPPED)
    assert told(stopped, Said.ACTIVE).state == State.STOPPED
    assert not stopped.steps.exists()


def test_what_failed_recovers_by_money_alone() -> None:
    assert told(supports(state=State.FAILING), Said.ACTIVE).state == State.FAILING


def test_an_old_word_undoes_no_pause_that_the_gateway_is_being_asked_for() -> None:
    paused = supports(state=State.PAUSED)
    assert told(paused, Said.ACTIVE, asked_at=NOON).state == State.PAUSED


@pytest.mark.parametrize(
    ("before", "said", "after"),
    [
        (State.PENDING, Said.PENDING, State.PENDING),
        (State.PENDING, Said.ACTIVE, State.ACTIVE),
        (State.PENDING, Said.CANCELLED, State.DROPPED),
        (State.ACTIVE, Said.PAUSED, State.PAUSED),
        (State.PAUSED, Said.ACTIVE, State.ACTIVE),
        (State.ACTIVE, Said.FAILING, State.FAILING),
        (State.ACTIVE, Said.CANCELLED, State.LAPSED),
        (State.FAILING, Said.FINISHED, State.LAPSED),
    ],
)
def test_it_goes_where_the_gateway_says(before: State, said: Said, after: State) -> None:
    support = told(supports(state=before), said)
    assert support.state == after
    assert [step.what for step in support.steps.all()] == ([after] if before != after else [])


def test_told_twice_it_takes_one_step() -> None:
    support = told(supports(state=State.PENDING), Said.ACTIVE)
    told(support, Said.ACTIVE)
    assert support.steps.count() == 1
    assert support.since == NOON


def test_it_keeps_the_day_of_the_next_collection_and_of_the_month() -> None:
    support = told(supports(), Said.ACTIVE, next_charge_on=JUNE_13, day_of_month=13)
    assert (support.next_on, support.day_of_month) == (JUNE_13, 13)


def test_the_step_says_that_it_ended_at_the_bank() -> None:
    support = told(supports(), Said.CANCELLED)
    assert support.steps.get().details == {"why": "bank", "mandate": None}
    assert support.ended_at == NOON

"""What a supporter gives is changed."""

from dataclasses import replace

import pytest

from masthead.mail.models import Letter
from masthead.paper.models import Paper
from masthead.people import audit
from masthead.supporters.change import (
    DayNotInEveryMonth,
    SupportTooLarge,
    Terms,
    change,
    terms_of,
)
from masthead.supporters.join import SupportTooSmall
from masthead.supporters.models import How, Level, State, Support
from masthead.supporters.step import NotNow
from masthead.supporters.tests.cast import NOON, supports, the_ferry_bell

pytestmark = pytest.mark.django_db
TEN = Terms(1000, 1, None)


@pytest.fixture(autouse=True)
def paper() -> Paper:
    return the_ferry_bell()


def order(*, state: State = State.ACTIVE, level: Level | None = None) -> Support:
    return supports(how=How.STANDING_ORDER, state=state, level=level)


def changed(support: Support, terms: Terms) -> Support:
    change(support, terms, by=audit.READER, at=NOON)
    support.refresh_from_db()
    return support


@pytest.mark.parametrize(
    ("terms", "refusal"),
    [
        (Terms(99, 1, None), SupportTooSmall),
        (Terms(1_000_001, 1, None), SupportTooLarge),
        (Terms(1000, 1, 29), DayNotInEveryMonth),
        (Terms(1000, 1, 0), DayNotInEveryMonth),
    ],
)
def test_it_refuses_what_the_paper_does_not_take(terms: Terms, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        changed(order(), terms)


@pytest.mark.parametrize("state", [State.STOPPED, State.LAPSED, State.DROPPED])
def test_it_refuses_what_has_ended(state: State) -> None:
    with pytest.raises(NotNow):
        changed(order(state=state), TEN)


def test_the_same_again_changes_nothing() -> None:
    support = order()
    changed(support, terms_of(support))
    assert not support.steps.exists()
    assert not Letter.objects.exists()


def test_the_step_keeps_what_was_and_what_is() -> None:
    step = changed(order(), Terms(1500, 3, 5)).steps.get()
    assert step.details["amount_minor"] == 1500
    assert step.details["amount_minor_was"] == 500
    assert (step.details["often"], step.details["day_of_month"]) == (3, 5)


def test_each_change_is_a_letter() -> None:
    support = changed(order(), TEN)
    changed(support, replace(TEN, amount_minor=700))
    assert Letter.objects.filter(kind="support-changed").count() == 2


def test_the_level_follows_the_sum() -> None:
    friend = Level.objects.create(name="Friend", slug="friend", monthly_minor=1000)
    reader = Level.objects.create(name="Reader", slug="reader", monthly_minor=500)
    support = order(level=reader)
    assert changed(support, TEN).level == friend
    assert changed(support, Terms(999, 1, None)).level == reader
    assert changed(support, Terms(300, 1, None)).level is None


def test_a_level_no_longer_offered_is_kept_while_the_sum_comes_up_to_it() -> None:
    founder = Level.objects.create(
        name="Founder", slug="founder", monthly_minor=400, is_offered=False
    )
    assert changed(order(level=founder), Terms(600, 1, None)).level == founder

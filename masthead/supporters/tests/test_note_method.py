"""Another card or account is given for a support."""

import datetime as dt

import pytest

from masthead.mail.models import Letter
from masthead.paper.models import Paper
from masthead.supporters.chase.due import chase_due
from masthead.supporters.models import State, Support
from masthead.supporters.note_failed import note_failed
from masthead.supporters.note_method import note_method
from masthead.supporters.tests.cast import JUNE_13, NOON, a_payment, supports, the_ferry_bell

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def paper() -> Paper:
    return the_ferry_bell()


@pytest.mark.parametrize("state", [State.PENDING, State.ACTIVE, State.PAUSED, State.LAPSED])
def test_what_was_not_failing_stays_as_it_is(state: State) -> None:
    support = supports(state=state)
    assert note_method(support, at=NOON) is None
    support.refresh_from_db()
    assert support.state == state


def test_it_is_not_ended_while_the_new_account_is_still_to_be_collected_from(paper: Paper) -> None:
    support = supports(state=State.FAILING)
    for many in (0, 7, 14):
        chase_due(paper=paper, at=NOON + DAY * many)
    note_method(support, at=NOON + DAY * 24)
    for many in (24, 28, 35):
        assert chase_due(paper=paper, at=NOON + DAY * many) == 0
    support.refresh_from_db()
    assert (support.state, support.failing_since) == (State.ACTIVE, None)
    assert Letter.objects.count() == 3


def test_where_that_fails_too_its_letters_are_counted_anew(paper: Paper) -> None:
    support = supports(state=State.FAILING)
    note_method(support, at=NOON + DAY * 24)
    at = NOON + DAY * 30
    note_failed(support, payment=a_payment(support, at=at), on=JUNE_13 + DAY * 30, at=at)
    assert [chase_due(paper=paper, at=NOON + DAY * many) for many in (30, 36, 37)] == [1, 0, 1]
    assert Support.objects.get().failing_since == at

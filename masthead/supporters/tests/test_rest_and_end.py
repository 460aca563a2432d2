"""Support rests, goes on, stops, comes in another way."""

import datetime as dt

import pytest

from masthead.mail.models import Letter
from masthead.paper.models import Paper
from masthead.people import audit
from masthead.people.models import AuditRow
from masthead.supporters.models import How, Outcome, State, Support
from masthead.supporters.note_call import note_call
from masthead.supporters.pause import PauseOutOfBounds, pause
from masthead.supporters.resume import resume, resume_due
from masthead.supporters.step import NotNow, take_step
from masthead.supporters.stop import stop
from masthead.supporters.switch import switch
from masthead.supporters.tests.cast import JUNE_13, NOON, supports, the_ferry_bell

pytestmark = pytest.mark.django_db
JULY = dt.date(2026, 7, 13)


@pytest.fixture(autouse=True)
def paper() -> Paper:
    return the_ferry_bell()


def order(*, state: State = State.ACTIVE) -> Support:
    return supports(how=How.STANDING_ORDER, state=state)


@pytest.mark.parametrize("until", [JUNE_13, dt.date(2026, 1, 1), dt.date(2027, 6, 14)])
def test_a_pause_ends_on_a_day_of_the_year_to_come(until: dt.date) -> None:
    with pytest.raises(PauseOutOfBounds):
        pause(order(), until=until, by=audit.READER, at=NOON)


@pytest.mark.parametrize("state", [State.PENDING, State.PAUSED, State.STOPPED])
def test_only_what_goes_on_can_rest(state: State) -> None:
    with pytest.raises(NotNow):
        pause(order(state=state), until=None, by=audit.READER, at=NOON)


def test_only_what_rests_can_be_resumed() -> None:
    with pytest.raises(NotNow):
        resume(order(), by=audit.READER, at=NOON)


def test_it_rests_until_its_day_and_the_clock_resumes_it() -> None:
    support = pause(order(), until=JULY, by=audit.READER, at=NOON)
    assert (support.state, support.paused_until) == (State.PAUSED, JULY)
    assert resume_due(on=JULY - dt.timedelta(days=1), at=NOON) == 0
    assert resume_due(on=JULY, at=NOON) == 1
    support.refresh_from_db()
    assert (support.state, support.paused_until) == (State.ACTIVE, None)


def test_it_stops_once_and_says_so_by_mail() -> None:
    support = stop(order(), by=audit.READER, at=NOON)
    assert (support.state, support.ended_at) == (State.STOPPED, NOON)
    assert "end it at your bank" in Letter.objects.get(kind="support-stopped").text
    with pytest.raises(NotNow):
        stop(support, by=audit.READER, at=NOON)


def test_the_other_way_ends_this_one_once_it_is_confirmed() -> None:
    support = order()
    instead = switch(support, how=How.STANDING_ORDER, subscription=None, by=audit.READER, at=NOON)
    support.refresh_from_db()
    assert (support.state, instead.state) == (State.ACTIVE, State.PENDING)
    take_step(instead, State.ACTIVE, by=audit.CLOCK, at=NOON + dt.timedelta(days=3))
    support.refresh_from_db()
    assert support.state == State.STOPPED
    assert support.steps.get().details == {"why": "replaced"}
    assert instead.since == support.since
    assert not Letter.objects.exists()


def test_what_has_ended_comes_in_no_other_way() -> None:
    with pytest.raises(NotNow):
        switch(
            order(state=State.STOPPED), how=How.CARD, subscription=None, by=audit.READER, at=NOON
        )


def test_only_those_are_called_whose_support_has_lapsed() -> None:
    with pytest.raises(NotNow):
        note_call(order(), outcome=Outcome.REACHED, note="", by=audit.COMMAND, at=NOON)


def test_the_log_says_what_came_of_a_call_and_not_the_note() -> None:
    lapsed = order(state=State.LAPSED)
    call = note_call(
        lapsed, outcome=Outcome.BEGINS, note=" After the move ", by=audit.COMMAND, at=NOON
    )
    assert call.note == "After the move"
    assert AuditRow.objects.get(verb="supporters.note_call").details == {"outcome": "begins"}

"""Those whose support fails are written to, on the paper's schedule and with an end."""

import datetime as dt

import pytest
from django.test import Client

from masthead.bank.models import Account, Statement
from masthead.bank.models import Status as Read
from masthead.mail.models import Letter
from masthead.paper.models import Paper
from masthead.people import audit
from masthead.supporters.chase.due import chase_due, miss_due, see_to_supporters
from masthead.supporters.chase.schedule import (
    USUAL,
    ScheduleOutOfOrder,
    schedule,
    set_schedule,
)
from masthead.supporters.models import How, Occasion, Rung, State, Support
from masthead.supporters.tests.cast import JUNE_13, NOON, ada, supports, the_ferry_bell

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def paper() -> Paper:
    return the_ferry_bell()


def days_on(paper: Paper, *many: int) -> list[int]:
    """Let the clock look some days after the failure; return how many letters each look wrote."""
    return [chase_due(paper=paper, at=NOON + DAY * days) for days in many]


def letters() -> list[str]:
    return [letter.key.split(":", 2)[2] for letter in Letter.objects.order_by("queued_at")]


def a_statement_up_to(day: dt.date) -> None:
    account = Account.objects.create(label="Current", currency="GBP", added_at=NOON)
    Statement.objects.create(
        account=account, form="csv", raw=b"", status=Read.KEPT, last_on=day, taken_at=NOON
    )


@pytest.mark.parametrize(
    "days",
    [
        {Rung.FIRST: 0},
        {Rung.FIRST: 5, Rung.AGAIN: 3, Rung.END: 9},
        {Rung.FIRST: 5, Rung.END: 5},
        {Rung.END: 366},
    ],
)
def test_it_refuses_a_schedule_out_of_order_or_without_an_end(days: dict[Rung, int]) -> None:
    with pytest.raises(ScheduleOutOfOrder):
        set_schedule(Occasion.FAILED, days, by=audit.COMMAND, at=NOON)


def test_letters_before_a_card_expires_come_nearer_to_it() -> None:
    with pytest.raises(ScheduleOutOfOrder):
        set_schedule(Occasion.EXPIRING, {Rung.FIRST: 7, Rung.AGAIN: 30}, by=audit.COMMAND, at=NOON)


def test_the_paper_sets_its_own_and_keeps_the_usual_of_the_rest() -> None:
    own = {Rung.FIRST: 2, Rung.END: 20}
    set_schedule(Occasion.FAILED, {Rung.FIRST: 1, Rung.END: 9}, by=audit.COMMAND, at=NOON)
    set_schedule(Occasion.FAILED, own, by=audit.COMMAND, at=NOON)
    assert schedule() == {**USUAL, Occasion.FAILED: own}


def test_nobody_is_written_to_whose_support_goes_on(paper: Paper) -> None:
    supports()
    supports(state=State.PAUSED)
    assert days_on(paper, 0, 40) == [0, 0]


def test_each_letter_is_written_once_and_the_end_ends_it(paper: Paper) -> None:
    support = supports(state=State.FAILING)
    assert days_on(paper, 0, 0, 6, 7, 8, 14, 27, 28, 29) == [1, 0, 0, 1, 0, 1, 0, 1, 0]
    support.refresh_from_db()
    assert (support.state, support.steps.get(what="lapsed").details) == (
        State.LAPSED,
        {"why": "failed"},
    )
    assert letters() == [f"{rung}:2026-06-13" for rung in ("first", "again", "last", "end")]


def test_a_clock_that_stood_still_writes_no_two_at_once_and_warns_before_the_end(
    paper: Paper,
) -> None:
    supports(state=State.FAILING)
    assert days_on(paper, 60, 60, 67, 74, 74, 87) == [1, 0, 1, 1, 0, 0]
    assert Support.objects.get().state == State.FAILING
    assert days_on(paper, 88) == [1]


def test_what_fails_anew_is_written_to_anew(paper: Paper) -> None:
    support = supports(state=State.FAILING)
    days_on(paper, 0)
    Support.objects.filter(pk=support.pk).update(failing_since=NOON + DAY * 30)
    assert days_on(paper, 30) == [1]


def test_whoever_has_no_address_lapses_all_the_same(paper: Paper) -> None:
    supports(ada(email=""), state=State.FAILING)
    days_on(paper, 0, 7, 14, 28)
    assert Support.objects.get().state == State.LAPSED
    assert not Letter.objects.exists()


def test_the_letter_leads_to_a_page_that_needs_no_password(paper: Paper, client: Client) -> None:
    supports(state=State.FAILING)
    days_on(paper, 0)
    text = Letter.objects.get().text
    link = next(line for line in text.splitlines() if "/account/support/" in line)
    page = client.get("/" + link.split("/", 3)[3])
    assert page.status_code == 200
    assert not page.cookies.keys() - {"csrftoken"}


def test_a_card_about_to_expire_is_written_about_twice(paper: Paper) -> None:
    support = supports()
    assert support.subscription
    support.subscription.method_expires_on = JUNE_13 + DAY * 40
    support.subscription.save()
    assert days_on(paper, 0, 9, 10, 11, 33, 34, 40, 41) == [0, 0, 1, 0, 1, 0, 0, 0]
    support.refresh_from_db()
    assert support.state == State.ACTIVE


def test_a_standing_order_is_missed_only_where_the_statements_would_show_it() -> None:
    support = supports(how=How.STANDING_ORDER, next_on=JUNE_13)
    assert miss_due(at=NOON + DAY * 30) == 0
    a_statement_up_to(JUNE_13 + DAY * 9)
    assert miss_due(at=NOON + DAY * 30) == 0
    Statement.objects.update(last_on=JUNE_13 + DAY * 10)
    assert [miss_due(at=NOON + DAY * 30) for _ in range(2)] == [1, 0]
    support.refresh_from_db()
    assert (support.state, support.next_on) == (State.FAILING, JUNE_13)


def test_a_missed_standing_order_is_written_to_from_the_day_that_it_missed() -> None:
    a_statement_up_to(JUNE_13 + DAY * 90)
    supports(how=How.STANDING_ORDER, next_on=JUNE_13)
    for many in (10, 20, 21, 35, 60):
        see_to_supporters(at=NOON + DAY * many)
    assert Support.objects.get().state == State.LAPSED
    assert letters() == [f"{rung}:2026-06-13" for rung in ("first", "again", "last", "end")]

"""Shares paid for in monthly parts: what is due when, and a letter for each part."""

import datetime as dt

import pytest

from masthead.mail.models import Letter
from masthead.shares.applications.forget_drafts import forget_drafts
from masthead.shares.applications.instalments import due, months_after, upto_minor
from masthead.shares.applications.remind_parts import remind_parts
from masthead.shares.models import Application, State
from masthead.shares.tests import deciding
from masthead.shares.tests.deciding import JUNE_13, NOON


@pytest.mark.parametrize("price", [1, 7, 100, 9_999, 10_000, 10_001])
@pytest.mark.parametrize("parts", [1, 2, 3, 5, 24])
def test_the_parts_add_up_to_the_price_and_no_part_is_below_nothing(price: int, parts: int) -> None:
    upto = [upto_minor(price, part=part, parts=parts) for part in range(parts + 1)]
    assert upto[0] == 0
    assert upto[-1] == price
    assert upto == sorted(upto)


def test_a_part_is_due_on_the_same_day_of_each_month_or_its_last() -> None:
    last = dt.date(2026, 1, 31)
    days = [months_after(last, months).isoformat() for months in (0, 1, 3, 11, 13)]
    assert days == ["2026-01-31", "2026-02-28", "2026-04-30", "2026-12-31", "2027-02-28"]


@pytest.mark.django_db
def test_what_came_too_little_of_is_due_for_the_rest() -> None:
    deciding.the_ferry_bell()
    application = deciding.applied(10, instalments=4)
    deciding.pay(application, 2_000)
    first = due(application, zone_day=JUNE_13)
    assert first
    assert (first.amount_minor, first.part, first.on) == (500, 1, JUNE_13)
    deciding.pay(application, 3_000)
    third = due(application, zone_day=JUNE_13)
    assert third
    assert (third.amount_minor, third.part, third.on) == (2_500, 3, dt.date(2026, 8, 13))
    deciding.pay(application, 5_000)
    assert due(application, zone_day=JUNE_13) is None
    assert application.state == State.PAID


@pytest.mark.django_db
def test_each_part_is_asked_for_once_when_it_is_due() -> None:
    deciding.the_ferry_bell()
    application = deciding.applied(10, instalments=4)
    assert remind_parts(at=NOON + dt.timedelta(days=40)) == 0
    deciding.pay(application, 2_500)
    assert remind_parts(at=NOON + dt.timedelta(days=29)) == 0
    for day in (30, 31, 45):
        remind_parts(at=NOON + dt.timedelta(days=day))
    letter = Letter.objects.get(subject="The next part for your shares: £25")
    assert letter.to == application.email


@pytest.mark.django_db
def test_drafts_are_forgotten_after_thirty_days_and_nothing_else() -> None:
    deciding.the_ferry_bell()
    deciding.applied(10, state=State.DRAFT, submitted_at=None)
    sent_in = deciding.applied(10)
    assert forget_drafts(at=NOON + dt.timedelta(days=30)) == 0
    assert forget_drafts(at=NOON + dt.timedelta(days=31)) == 1
    assert Application.objects.get() == sent_in

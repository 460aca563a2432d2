"""A month closes once, after its last day, and for ever."""

import datetime as dt

import pytest
from django.db import IntegrityError

from masthead.ledger.balances import trial_balance
from masthead.ledger.close import ClosedAlready, MonthNotOver, close_month
from masthead.ledger.models import ClosedMonth
from masthead.ledger.post import MonthClosed, is_closed
from masthead.ledger.post_all import closed_among
from masthead.ledger.tests.at_once import at_once
from masthead.ledger.tests.test_post import DAY, NOON, a_gift
from masthead.people import audit
from masthead.people.models import AuditRow
from tests.database import Database

JUNE_30, JULY_1 = dt.date(2026, 6, 30), dt.date(2026, 7, 1)


def close_june(on: dt.date = JULY_1) -> ClosedMonth:
    return close_month(DAY, by=audit.COMMAND, on=on, at=NOON)


@pytest.mark.django_db
def test_it_refuses_a_month_on_its_last_day() -> None:
    with pytest.raises(MonthNotOver, match="June 2026 is not over"):
        close_june(on=JUNE_30)


@pytest.mark.django_db
def test_it_refuses_a_month_that_is_closed() -> None:
    close_june()
    with pytest.raises(ClosedAlready, match="June 2026 is closed already"):
        close_june()


@pytest.mark.django_db
def test_it_closes_up_to_the_last_day_with_all_that_came_before() -> None:
    close_june()
    days = [dt.date(2025, 2, 1), dt.date(2026, 5, 31), dt.date(2026, 6, 1), JUNE_30, JULY_1]
    assert [is_closed(day) for day in days] == [True, True, True, True, False]
    assert closed_among(set(days)) == set(days[:4])


@pytest.mark.django_db
def test_it_writes_down_who_closed_it() -> None:
    closed = close_june()
    row = AuditRow.objects.get(verb="ledger.close_month")
    assert (row.subject_id, row.through) == (str(closed.pk), "command")


def test_of_gifts_that_come_while_it_closes_each_is_in_or_refused(committed_db: Database) -> None:
    gifts = [lambda number=number: a_gift(f"card:{number}:confirmed") for number in range(8)]
    told = at_once([*gifts[:4], close_june, *gifts[4:]])
    refused = [one for one in told if isinstance(one, MonthClosed | IntegrityError)]
    expected = (len(gifts) - len(refused)) * 1_000
    assert isinstance(told[4], ClosedMonth)
    assert trial_balance().get(("card-clearing", "GBP"), 0) == expected

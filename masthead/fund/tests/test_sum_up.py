"""The book is added up once for what it held at a time; what is shown stays a sum over it."""

import datetime as dt
import time
import uuid

import pytest
from django.db import IntegrityError, transaction

from masthead.fund.models import SummedDay, Summing
from masthead.fund.refund import refund
from masthead.fund.sum_up import MARGIN, sum_up, sum_up_when_due, unequal_sums
from masthead.fund.tests.cast import (
    JULY_2,
    JUNE_1,
    JUNE_13,
    NOON,
    give,
    june_fund,
    noon_of,
    the_ferry_bell,
)
from masthead.fund.totals import by_day, totals
from masthead.ledger import models as ledger_models
from masthead.ledger.accounts import Account
from masthead.ledger.close import close_month
from masthead.ledger.models import Entry, Posting, new_id
from masthead.people import audit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def paper() -> None:
    the_ferry_bell()


def now() -> dt.datetime:
    """Return a moment at which all that has been posted so far is old enough."""
    return dt.datetime.now(tz=dt.UTC) + MARGIN + dt.timedelta(seconds=1)


def raised() -> int:
    found = totals(on=JUNE_13)
    assert found is not None
    return found.raised_minor


def test_what_was_summed_takes_no_more_postings() -> None:
    appeal = june_fund().appeal
    early = new_id()
    give(1_000)
    sum_up(at=now())
    with pytest.raises(IntegrityError), transaction.atomic():
        Posting.objects.create(
            id=early,
            entry_id=new_id(),
            account=Account.GIFTS,
            appeal=appeal.pk,
            effective_on=JUNE_13,
            amount_minor=-1,
            currency="GBP",
        )


def test_a_sum_is_never_amended_nor_added_to() -> None:
    june_fund()
    give(1_000)
    summing = sum_up(at=now())
    assert summing
    for wrong in (
        lambda: SummedDay.objects.update(raised_minor=1),
        lambda: summing.days.all().delete(),
        lambda: Summing.objects.all().delete(),
        lambda: summing.days.create(effective_on=JUNE_13, account="gifts", raised_minor=1),
        lambda: Summing.objects.create(upto=_before(summing), made_at=NOON),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            wrong()


def _before(summing: Summing) -> uuid.UUID:
    return uuid.UUID(int=summing.upto.int - 1)


def test_the_last_minutes_are_left_to_be_added_each_time() -> None:
    june_fund()
    give(1_000)
    assert sum_up(at=now() - 2 * MARGIN) is None
    assert raised() == 1_000


def test_with_nothing_new_it_adds_up_nothing() -> None:
    june_fund()
    assert sum_up(at=now()) is None
    give(1_000)
    assert sum_up(at=now())
    assert sum_up(at=now()) is None


def test_what_is_raised_is_the_same_before_and_after_and_later_gifts_count() -> None:
    appeal = june_fund().appeal
    give(1_000)
    gift = give(523_400, on=JUNE_1)
    before = by_day(appeal, until=JUNE_13)
    sum_up(at=now())
    assert raised() == 524_400
    assert by_day(appeal, until=JUNE_13) == before
    give(100)
    refund(gift, 400, key="k", on=JUNE_13, at=NOON, by=audit.GATEWAY)
    assert raised() == 524_100
    sum_up(at=now())
    assert raised() == 524_100
    assert Summing.objects.count() == 2


def test_a_late_gift_of_a_day_that_was_summed_is_added_to_it() -> None:
    june_fund()
    give(1_000, on=JUNE_1)
    sum_up(at=now())
    give(500, on=JUNE_1)
    sum_up(at=now())
    assert raised() == 1_500
    assert [day.raised_minor for day in SummedDay.objects.order_by("id")] == [1_000, 500]


def test_a_closed_month_is_summed_as_it_stood() -> None:
    june_fund()
    gift = give(5_000)
    close_month(JUNE_13, by=audit.COMMAND, on=JULY_2, at=noon_of(JULY_2))
    sum_up(at=now())
    refund(gift, 5_000, key="k", on=JULY_2, at=noon_of(JULY_2), by=audit.GATEWAY)
    sum_up(at=now())
    july = totals(on=JULY_2)
    assert (raised(), july and july.raised_minor) == (5_000, -5_000)


def test_where_the_clock_was_put_back_the_next_try_goes_on_from_the_last(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    june_fund()
    true = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: true() + 3_600 * 10**9)
    give(1_000)
    sum_up(at=now() + dt.timedelta(hours=1))
    monkeypatch.setattr(time, "time_ns", true)
    monkeypatch.setattr(ledger_models, "_not_before", 0)
    with pytest.raises(IntegrityError), transaction.atomic():
        give(500, key="a")
    give(500, key="a")
    assert (raised(), unequal_sums()) == (1_500, [])


def test_it_is_due_once_a_day() -> None:
    june_fund()
    give(1_000)
    at = now()
    assert sum_up_when_due(at=at)
    give(1_000)
    assert sum_up_when_due(at=at + dt.timedelta(hours=23)) is None
    assert sum_up_when_due(at=at + dt.timedelta(hours=24))


def test_it_is_due_sooner_where_many_were_posted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("masthead.fund.sum_up.SO_MANY", 4)
    june_fund()
    give(1_000)
    at = now()
    sum_up(at=at)
    give(1_000)
    assert sum_up_when_due(at=at + dt.timedelta(minutes=1)) is None
    give(1_000)
    assert sum_up_when_due(at=at + dt.timedelta(minutes=1))


def test_the_doctor_finds_no_difference_and_would_find_one() -> None:
    appeal = june_fund().appeal
    give(1_000)
    assert unequal_sums() == []
    sum_up(at=now())
    assert unequal_sums() == []
    invented = Summing(upto=new_id(), made_at=NOON)
    SummedDay.objects.create(
        summing_id=invented.pk,
        appeal=appeal.pk,
        effective_on=JUNE_13,
        account="gifts",
        raised_minor=1,
    )
    invented.save(force_insert=True)
    assert unequal_sums() == ["2026-06-13 of gifts is not summed as in the book"]
    assert Entry.objects.count() == 1

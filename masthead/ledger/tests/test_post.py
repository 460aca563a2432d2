"""An entry is posted once, balanced, in an open month."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from masthead.ledger.accounts import Account
from masthead.ledger.balances import trial_balance
from masthead.ledger.close import close_month
from masthead.ledger.models import Entry, Posting, new_id
from masthead.ledger.post import EntryUnbalanced, Leg, MonthClosed, PostedAlready, post
from masthead.ledger.tests.at_once import at_once
from masthead.people import audit
from tests.database import Database

NOON = dt.datetime(2026, 6, 13, 12, tzinfo=dt.UTC)
DAY = dt.date(2026, 6, 13)


def a_gift(key: str = "card:7:confirmed", *, on: dt.date = DAY, pence: int = 1_000) -> Entry:
    legs = [Leg(Account.CARD_CLEARING, pence), Leg(Account.GIFTS, -pence)]
    return post(key, legs=legs, currency="GBP", on=on, at=NOON, narration="Gift")


@pytest.mark.django_db
def test_it_refuses_one_leg() -> None:
    with pytest.raises(EntryUnbalanced):
        post("k", legs=[Leg(Account.BANK, 1)], currency="GBP", on=DAY, at=NOON, narration="")
    assert not Posting.objects.exists()


@pytest.mark.django_db
def test_it_refuses_legs_that_leave_a_penny() -> None:
    legs = [Leg(Account.BANK, 1_000), Leg(Account.GIFTS, -999)]
    with pytest.raises(EntryUnbalanced, match="do not add up to nothing"):
        post("k", legs=legs, currency="GBP", on=DAY, at=NOON, narration="")


@pytest.mark.django_db
def test_it_refuses_a_key_that_is_in_the_book() -> None:
    a_gift()
    with pytest.raises(PostedAlready, match="card:7:confirmed is in the book already"):
        a_gift()


@pytest.mark.django_db
def test_it_refuses_a_day_of_a_closed_month() -> None:
    close_month(DAY, by=audit.COMMAND, on=dt.date(2026, 7, 1), at=NOON)
    with pytest.raises(MonthClosed, match="June 2026 is closed"):
        a_gift()


@pytest.mark.django_db
def test_it_refuses_an_account_that_is_none() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Posting.objects.create(
            entry_id=new_id(), account="loft", effective_on=DAY, amount_minor=1, currency="GBP"
        )


@pytest.mark.django_db
def test_what_is_posted_adds_up_to_nothing_over_all_accounts() -> None:
    a_gift()
    a_gift("card:8:confirmed", pence=250)
    assert trial_balance() == {("card-clearing", "GBP"): 1_250, ("gifts", "GBP"): -1_250}


@pytest.mark.django_db
def test_ids_follow_time() -> None:
    made = [new_id() for _ in range(3)]
    times = [one.int >> 80 for one in made]
    assert times == sorted(times)
    assert {(one.version, one.variant) for one in made} == {(7, "specified in RFC 4122")}


def test_one_event_told_by_many_at_once_is_posted_once(committed_db: Database) -> None:
    told = at_once([a_gift] * 12)
    assert sum(isinstance(one, Entry) for one in told) == 1
    assert all(isinstance(one, Entry | PostedAlready | IntegrityError) for one in told)
    assert trial_balance() == {("card-clearing", "GBP"): 1_000, ("gifts", "GBP"): -1_000}

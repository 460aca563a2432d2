"""Tests of share transactions: numbered, never altered, never below nothing."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from masthead.register.holdings import Held, holding
from masthead.register.models import Member, ShareTransaction, What
from masthead.register.record_shares import BelowNothing, record_shares
from masthead.register.tests.cast import BY, day, entered, given, moment, ordinary

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada() -> Member:
    """Give a member of 2019 with ten shares."""
    member = entered("Ada Quill", on="2019-03-01")
    given(member, 10, on="2019-03-01")
    return member


def raw(member: Member, **fields: object) -> None:
    """Write a transaction past the verb, as another program would."""
    usual: dict[str, object] = {
        "sequence": 2,
        "share_class": ordinary(),
        "what": What.ALLOTMENT,
        "quantity": 1,
        "amount_minor": 100,
        "effective_on": day("2020-01-01"),
        "entered_at": moment("2020-01-01"),
    }
    with transaction.atomic():
        ShareTransaction.objects.create(member=member, **(usual | fields))


def test_it_refuses_a_withdrawal_of_more_than_is_held(ada: Member) -> None:
    with pytest.raises(BelowNothing) as refused:
        given(ada, -11, on="2020-05-01", what=What.WITHDRAWAL)
    assert refused.value.day == dt.date(2020, 5, 1)


def test_it_refuses_a_backdated_one_and_says_the_day_that_would_be_below(ada: Member) -> None:
    """Case 2: a backdated withdrawal that would make any day negative."""
    given(ada, -8, on="2020-06-01", what=What.WITHDRAWAL)
    with pytest.raises(BelowNothing, match="1 June 2020") as refused:
        given(ada, -5, on="2019-05-01", at="2020-07-01", what=What.WITHDRAWAL)
    assert refused.value.day == dt.date(2020, 6, 1)
    assert holding(ada, ordinary(), on=day("2020-07-01")) == Held(2, 200)


def test_a_day_on_which_shares_come_and_go_counts_as_a_whole(ada: Member) -> None:
    given(ada, 5, on="2020-06-01")
    given(ada, -15, on="2020-06-01", what=What.WITHDRAWAL)
    assert holding(ada, ordinary(), on=day("2020-06-01")) == Held(0, 0)


def test_it_numbers_without_a_gap(ada: Member) -> None:
    given(ada, 5, on="2020-06-01")
    given(ada, 5, on="2018-06-01", at="2021-01-01")
    assert list(ShareTransaction.objects.order_by("pk").values_list("sequence", flat=True)) == [
        1,
        2,
        3,
    ]


@pytest.mark.parametrize(
    "fields",
    [
        {"sequence": 3},
        {"sequence": 1},
        {"quantity": -11, "amount_minor": -1100, "what": What.WITHDRAWAL},
        {"quantity": -1, "amount_minor": -1001, "what": What.WITHDRAWAL},
        {
            "quantity": -1,
            "amount_minor": -100,
            "what": What.WITHDRAWAL,
            "effective_on": dt.date(2019, 2, 28),
        },
        {"quantity": 0},
        {"what": What.WITHDRAWAL},
        {"what": "found in a drawer"},
    ],
)
def test_the_database_refuses_it_by_itself(ada: Member, fields: dict[str, object]) -> None:
    with pytest.raises(IntegrityError):
        raw(ada, **fields)


def test_the_database_refuses_a_reversal_that_is_not_the_whole(ada: Member) -> None:
    first = ShareTransaction.objects.get()
    same = {"what": What.REVERSAL, "reverses": first, "effective_on": first.effective_on}
    with pytest.raises(IntegrityError):
        raw(ada, quantity=-9, amount_minor=-900, **same)
    raw(ada, quantity=-10, amount_minor=-1000, **same)


def test_the_database_refuses_to_change_or_delete_one(ada: Member) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        ShareTransaction.objects.update(quantity=100)
    with pytest.raises(IntegrityError), transaction.atomic():
        ShareTransaction.objects.all()._raw_delete("default")


def test_case_2_a_slip_is_reversed_and_entered_again_and_none_is_altered() -> None:
    """Case 2: 100 keyed instead of 10: three rows, holding 10; as known before, 100."""
    ada = entered("Ada Quill", on="2022-05-02")
    slip = given(ada, 100, on="2022-05-02")
    given(ada, 10, on="2022-05-02", at="2022-05-09")
    record_shares(
        ada,
        share_class=ordinary(),
        what=What.REVERSAL,
        quantity=-100,
        amount_minor=-10_000,
        on=slip.effective_on,
        authority="Keyed 100 for 10",
        by=BY,
        at=moment("2022-05-09"),
        reverses=slip,
    )
    assert ShareTransaction.objects.count() == 3
    assert holding(ada, ordinary(), on=day("2022-05-03")) == Held(10, 1000)
    before = holding(ada, ordinary(), on=day("2022-05-03"), known=moment("2022-05-04"))
    assert before == Held(100, 10_000)

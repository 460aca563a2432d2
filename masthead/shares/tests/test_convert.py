"""Shares of one class become shares of another for what was paid on them."""

import datetime as dt

import pytest

from masthead.ledger.models import Entry
from masthead.people import audit
from masthead.register.models import Member, ShareClass, ShareTransaction, What
from masthead.register.record_shares import BelowNothing
from masthead.register.standing import is_member
from masthead.shares.holdings.convert import NotEven, SameClass, convert
from masthead.shares.holdings.correct import NotCorrectable, Right, correct
from masthead.shares.holdings.over_cap import CapReached
from masthead.shares.tests.holders import (
    MINUTE,
    NOW,
    TODAY,
    a_class,
    held,
    holder,
    key,
    the_ferry_bell,
)

pytestmark = pytest.mark.usefixtures("paper")


@pytest.fixture
def paper(db: None) -> None:
    the_ferry_bell()


@pytest.fixture
def fixed(paper: None) -> ShareClass:
    return a_class("Fixed", pence=2_000, withdrawable=False, transferable=True)


def into(
    member: Member, other: ShareClass, quantity: int = 4, of: ShareClass | None = None
) -> tuple[ShareTransaction, ShareTransaction]:
    return convert(
        member,
        share_class=of or a_class(),
        into=other,
        quantity=quantity,
        on=dt.date(2026, 5, 4),
        authority=MINUTE,
        key=key(),
        by=audit.COMMAND,
        at=NOW,
    )


def test_it_refuses_the_class_that_they_are_of() -> None:
    with pytest.raises(SameClass):
        into(holder(), a_class())


def test_it_refuses_what_makes_no_whole_number(fixed: ShareClass) -> None:
    with pytest.raises(NotEven):
        into(holder(), fixed, 3)


def test_it_refuses_more_than_is_held(fixed: ShareClass) -> None:
    with pytest.raises(BelowNothing, match="4 May 2026"):
        into(holder(), fixed, 12)


def test_it_refuses_to_make_more_withdrawable_than_the_cap(fixed: ShareClass) -> None:
    rose = holder(quantity=5_001, share_class=fixed)
    with pytest.raises(CapReached):
        into(rose, a_class(), 5_001, of=fixed)
    into(rose, a_class(), 5_000, of=fixed)


def test_four_of_ten_pounds_become_two_of_twenty_and_nothing_is_posted(fixed: ShareClass) -> None:
    rose = holder()
    entries = Entry.objects.count()
    out, came = into(rose, fixed)
    assert (held(rose), held(rose, fixed)) == (6, 2)
    assert out.amount_minor + came.amount_minor == 0
    assert out.pair == came.pair
    assert Entry.objects.count() == entries


def test_all_converted_they_are_a_member_still(fixed: ShareClass) -> None:
    rose = holder()
    into(rose, fixed, 10)
    assert is_member(rose, on=TODAY)


def test_a_conversion_is_taken_back_whole_and_then_made_anew(fixed: ShareClass) -> None:
    rose = holder()
    out, _came = into(rose, fixed)
    with pytest.raises(NotCorrectable):
        correct(out, right=Right(2, 2_000, TODAY), why="Two", by=audit.COMMAND, at=NOW)
    correct(out, right=None, why="Two were meant", by=audit.COMMAND, at=NOW)
    assert (held(rose), held(rose, fixed)) == (10, 0)
    kinds = ShareTransaction.objects.filter(what=What.REVERSAL)
    assert kinds.count() == 2

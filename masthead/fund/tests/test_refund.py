"""A gift is given back in part or in full, never more than it was, and months stay closed."""

import datetime as dt

import pytest

from masthead.fund.models import Gift, GiftRefund
from masthead.fund.refund import RefundOfNothing, RefundTooLarge, refund
from masthead.fund.tests.cast import (
    JULY_2,
    JUNE_13,
    give,
    june_fund,
    noon_of,
    the_ferry_bell,
)
from masthead.fund.totals import totals
from masthead.ledger.balances import trial_balance
from masthead.ledger.close import close_month
from masthead.people import audit


@pytest.fixture
def paper(db: None) -> None:
    the_ferry_bell()


pytestmark = pytest.mark.usefixtures("paper")


def back(gift: Gift, pence: int, *, on: dt.date = JUNE_13, key: str = "") -> GiftRefund:
    key = key or f"card:{gift.number}:refunded:{gift.refunds.count()}"
    return refund(gift, pence, key=key, on=on, at=noon_of(on), by=audit.GATEWAY)


def raised(on: dt.date) -> int:
    found = totals(on=on)
    assert found is not None
    return found.raised_minor


def close_june() -> None:
    close_month(JUNE_13, by=audit.COMMAND, on=JULY_2, at=noon_of(JULY_2))


@pytest.mark.parametrize("pence", [0, -100])
def test_it_refuses_to_give_back_nothing(pence: int) -> None:
    gift = give(1_000)
    with pytest.raises(RefundOfNothing):
        back(gift, pence)


def test_two_of_three_pounds_on_ten_and_a_third_of_five_is_refused() -> None:
    gift = give(1_000)
    back(gift, 300)
    back(gift, 300)
    with pytest.raises(RefundTooLarge, match="£5 can’t be given back: £4 is left of the gift"):
        back(gift, 500)
    assert gift.refunds.count() == 2


def test_ten_and_three_back_leaves_seven() -> None:
    june_fund()
    gift = give(1_000, method="card")
    back(gift, 300)
    assert raised(JUNE_13) == 700
    assert trial_balance() == {("card-clearing", "GBP"): 700, ("gifts", "GBP"): -700}


def test_told_twice_it_is_given_back_once() -> None:
    gift = give(1_000)
    first, again = (
        back(gift, 600, key="card:1:refunded:1"),
        back(gift, 600, key="card:1:refunded:1"),
    )
    assert first == again
    assert trial_balance()["gifts", "GBP"] == -400


def test_fifty_of_a_closed_june_given_back_in_july_leaves_june_as_it_was() -> None:
    june_fund()
    gift = give(5_000)
    close_june()
    back(gift, 5_000, on=JULY_2)
    assert (raised(JUNE_13), raised(JULY_2)) == (5_000, -5_000)


def test_against_twenty_in_july_it_is_exactly_minus_thirty_and_the_panel_says_nought() -> None:
    june_fund()
    gift = give(5_000)
    close_june()
    give(2_000, on=JULY_2)
    back(gift, 5_000, on=JULY_2)
    found = totals(on=JULY_2)
    assert found is not None
    assert (found.raised_minor, found.needed_minor) == (-3_000, 1_803_000)
    assert (found.raised_shown_minor, found.needed_shown_minor) == (0, 1_800_000)


def test_told_late_of_a_closed_month_it_counts_today_and_names_its_day() -> None:
    june_fund()
    gift = give(5_000)
    close_june()
    told = refund(gift, 100, key="k", on=JUNE_13, at=noon_of(JULY_2), by=audit.GATEWAY)
    assert (told.effective_on, told.original_on) == (JULY_2, JUNE_13)
    assert told.entry.narration == "Refund of a gift of 2026-06-13, its month closed"


def test_of_a_special_appeal_it_names_that_one() -> None:
    june_fund()
    roof = june_fund("The roof", special=True).appeal
    gift = give(1_000, appeal=roof)
    given_back = back(gift, 400)
    assert [leg.appeal for leg in given_back.entry.postings.exclude(appeal=None)] == [roof.pk]
    assert raised(JUNE_13) == 0

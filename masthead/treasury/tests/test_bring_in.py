"""What the bank held before the book began is brought in, and put right till a month closes."""

import pytest

from masthead.fund.tests import cast as fund
from masthead.fund.tests.cast import JULY_2, JUNE_1, JUNE_13, JUNE_30, noon_of
from masthead.ledger.accounts import Account
from masthead.ledger.models import Entry
from masthead.people import audit
from masthead.people.models import AuditRow
from masthead.treasury.books.trial import trial_on
from masthead.treasury.bring_in import BookBegunLongAgo, BroughtInAlready, bring_in
from masthead.treasury.checks.check import State
from masthead.treasury.state_balance import BalanceBeyondBelief
from masthead.treasury.tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def june() -> None:
    fund.the_ferry_bell()
    fund.june_fund()


def held_before(minor: int) -> Entry:
    return bring_in(minor, on=JUNE_1, by=audit.COMMAND, at=noon_of(JULY_2))


def test_it_refuses_a_sum_beyond_belief_and_nothing_at_all() -> None:
    with pytest.raises(BalanceBeyondBelief):
        held_before(10**14 + 1)
    with pytest.raises(BroughtInAlready):
        held_before(0)


def test_it_refuses_once_a_month_is_closed() -> None:
    cast.close_it(JUNE_13)
    with pytest.raises(BookBegunLongAgo, match="explain the difference instead"):
        held_before(400_000)


def test_with_it_bank_and_book_agree_and_no_fund_has_risen() -> None:
    fund.give(5_000)
    held_before(400_000)
    cast.bank_has(405_000)
    assert cast.looked_at(JUNE_13)["bank-agrees"].state is State.DONE
    assert trial_on(JUNE_30).of(Account.GIFTS) == -5_000
    assert AuditRow.objects.get(verb="treasury.bring_in").details == {"amount_minor": 400_000}


def test_stated_again_it_posts_the_difference_and_the_same_sum_nothing() -> None:
    held_before(400_000)
    held_before(-2_000)
    with pytest.raises(BroughtInAlready):
        held_before(-2_000)
    assert trial_on(JUNE_30).of(Account.BANK) == -2_000
    assert Entry.objects.count() == 2

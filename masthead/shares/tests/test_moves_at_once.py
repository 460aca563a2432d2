"""What two secretaries do to one holding at the same moment: never more than there is."""

import datetime as dt
from functools import partial

from masthead.ledger.tests.at_once import at_once
from masthead.people import audit
from masthead.register.models import Member, ShareTransaction
from masthead.register.record_shares import BelowNothing
from masthead.shares.holdings.correct import CorrectedAlready, Right, correct
from masthead.shares.holdings.over_cap import CapReached
from masthead.shares.holdings.transfer import Passed, transfer
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
from masthead.shares.withdraw.give_notice import give_notice
from masthead.shares.withdraw.pay import pay
from masthead.shares.withdraw.take_back import NoticeEndedAlready
from tests.database import Database


def passing(member: Member, to: Member, quantity: int) -> partial[Passed]:
    return partial(
        transfer,
        member,
        to=to,
        share_class=a_class(),
        quantity=quantity,
        on=dt.date(2026, 5, 4),
        authority=MINUTE,
        key=key(),
        by=audit.COMMAND,
        at=NOW,
    )


def test_two_transfers_of_six_of_ten_and_one_is_refused(committed_db: Database) -> None:
    the_ferry_bell()
    rose, jo = holder(), holder("Jo Harker")
    told = at_once([passing(rose, jo, 6), passing(rose, jo, 6)])
    assert sum(isinstance(one, Passed) for one in told) == 1
    assert sum(isinstance(one, BelowNothing) for one in told) == 1
    assert (held(rose), held(jo)) == (4, 16)


def test_the_cap_holds_when_two_pass_shares_to_one(committed_db: Database) -> None:
    the_ferry_bell()
    rose, pat, jo = holder(), holder("Pat Mullen"), holder("Jo Harker", 9_999)
    told = at_once([passing(rose, jo, 1), passing(pat, jo, 1)])
    assert sum(isinstance(one, CapReached) for one in told) == 1
    assert held(jo) == 10_000


def test_a_notice_paid_twice_at_once_is_paid_once(committed_db: Database) -> None:
    the_ferry_bell()
    rose = holder()
    notice = give_notice(
        rose,
        share_class=a_class(),
        quantity=4,
        on=dt.date(2026, 1, 2),
        authority="Letter",
        key=key(),
        by=audit.COMMAND,
        at=NOW,
    )
    paying = partial(pay, notice, on=TODAY, authority=MINUTE, by=audit.COMMAND, at=NOW)
    told = at_once([paying, paying])
    assert sum(isinstance(one, NoticeEndedAlready) for one in told) == 1
    assert held(rose) == 6


def test_a_mistake_corrected_twice_at_once_is_corrected_once(committed_db: Database) -> None:
    the_ferry_bell()
    rose = holder(quantity=100)
    wrong, right = ShareTransaction.objects.get(), Right(10, 10_000, dt.date(2019, 3, 1))
    doing = partial(correct, wrong, right=right, why="Ten", by=audit.COMMAND, at=NOW)
    told = at_once([doing, doing])
    assert sum(isinstance(one, CorrectedAlready) for one in told) == 1
    assert held(rose) == 10

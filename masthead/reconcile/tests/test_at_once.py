"""Two at once: a line is settled once, and a file is kept once."""

from functools import partial
from typing import Any

import pytest

from masthead.bank.models import Line, Statement
from masthead.bank.tests.cast import TEN, as_csv, our_account, read
from masthead.fund.models import Gift
from masthead.fund.tests.cast import june_fund, the_ferry_bell
from masthead.ledger.accounts import Account
from masthead.ledger.tests.at_once import at_once
from masthead.people import audit
from masthead.reconcile.claim import SettledAlready
from masthead.reconcile.match import match
from masthead.reconcile.models import How, Settlement
from masthead.reconcile.settle_gift import settle_gift
from masthead.reconcile.settle_otherwise import settle_as
from masthead.reconcile.tests.cast import AT, holds, one_line, order, raised
from tests.database import Database

BY: dict[str, Any] = {"by": audit.COMMAND, "at": AT}


@pytest.fixture(autouse=True)
def fund(committed_db: Database) -> None:
    the_ferry_bell()
    our_account()
    june_fund()


def test_two_people_settle_one_line_at_once_and_one_is_told() -> None:
    line = one_line()
    jobs = [lambda: settle_gift(line, **BY), lambda: settle_as(line, How.SHARE, **BY)] * 3
    told = at_once(jobs)
    refused = [one for one in told if isinstance(one, SettledAlready)]
    assert len(refused) == 5
    assert all("settled already" in str(one) for one in refused)
    assert Settlement.objects.count() == 1
    assert (holds(Account.UNIDENTIFIED), raised() + -holds(Account.SHARE_APPLICATIONS)) == (
        0,
        1_000,
    )


def test_overlapping_files_read_at_once_keep_each_line_once() -> None:
    files = [as_csv(*[TEN] * count) for count in (3, 4, 4, 5)]
    at_once([partial(read, data) for data in files])
    assert Line.objects.count() == 5
    assert holds(Account.BANK) == 5_000
    assert set(Statement.objects.values_list("status", flat=True)) == {"kept"}


def test_one_statement_matched_twice_at_once_makes_each_gift_once() -> None:
    order("A READER")
    statement = read(as_csv(TEN))
    at_once([lambda: match(statement, by=audit.COMMAND, at=AT)] * 4)
    assert (Gift.objects.count(), raised()) == (1, 1_000)

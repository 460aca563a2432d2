"""Many at once: each gift counts once, and what is shown is always a sum of what has cleared."""

import datetime as dt
import threading

import pytest
from django.db import IntegrityError, OperationalError, connections

from masthead.fund.amend_appeal import AppealsOverlap
from masthead.fund.match_terms import MatchesOverlap, MatchTerms
from masthead.fund.matched import matched
from masthead.fund.models import Appeal, Gift, Match
from masthead.fund.open_appeal import Opened
from masthead.fund.pay_match import pay_match
from masthead.fund.refund import RefundTooLarge, refund
from masthead.fund.renew import renew
from masthead.fund.set_match import set_match
from masthead.fund.sum_up import MARGIN, sum_up, unequal_sums
from masthead.fund.tests.cast import (
    JULY_1,
    JULY_31,
    JUNE_13,
    JUNE_30,
    give,
    june_fund,
    noon_of,
    the_ferry_bell,
)
from masthead.fund.totals import special_totals, totals
from masthead.ledger.models import Entry
from masthead.ledger.tests.at_once import at_once
from masthead.people import audit
from masthead.people.models import AuditRow
from tests.database import Database


@pytest.fixture(autouse=True)
def paper(committed_db: Database) -> None:
    the_ferry_bell()


def raised(on: dt.date = JUNE_13) -> int:
    found = totals(on=on)
    assert found is not None
    return found.raised_minor


def test_one_gift_told_forty_times_at_once_is_received_once() -> None:
    june_fund()
    told = at_once([lambda: give(1_000, key="card:7:confirmed")] * 40)
    assert {gift.number for gift in told} == {1}
    assert (raised(), Entry.objects.count()) == (1_000, 1)
    assert AuditRow.objects.filter(verb="fund.receive").count() == 1


def test_fifty_gifts_at_once_take_the_fund_over_and_each_sum_shown_is_of_whole_gifts() -> None:
    """Case 10: raised £18,030, needed £0, over £30."""
    june_fund()
    give(1_798_000)
    seen: set[int] = set()
    done = threading.Event()

    def watch() -> None:
        while not done.is_set():
            seen.add(raised())
        connections.close_all()

    watcher = threading.Thread(target=watch)
    watcher.start()
    at_once([lambda: give(100)] * 50)
    done.set()
    watcher.join()
    found = totals(on=JUNE_13)
    assert found is not None
    assert (found.raised_minor, found.needed_minor, found.over_minor) == (1_803_000, 0, 3_000)
    assert seen <= {1_798_000 + 100 * cleared for cleared in range(51)}


def test_of_two_main_appeals_opened_at_once_over_the_same_days_one_is_refused() -> None:
    told = at_once(
        [
            lambda: june_fund("The bell"),
            lambda: june_fund("The mast", opens_on=JUNE_30, closes_on=JULY_31),
        ]
    )
    assert sum(isinstance(one, Opened) for one in told) == 1
    assert sum(isinstance(one, AppealsOverlap) for one in told) == 1


def test_renewed_by_many_at_once_it_is_renewed_once() -> None:
    june_fund()
    made = at_once([lambda: renew(on=JULY_1, at=noon_of(JULY_1))] * 8)
    assert sum(len(one) for one in made) == 1
    assert Appeal.objects.count() == 2


def test_the_first_gifts_of_a_month_come_at_once_and_count_to_one_appeal() -> None:
    june_fund()
    gifts = at_once([lambda: give(100, on=JULY_1)] * 8)
    assert all(isinstance(gift, Gift) for gift in gifts)
    assert len({gift.appeal_id for gift in gifts}) == 1
    assert raised(JULY_1) == 800


def test_two_refunds_at_once_give_back_no_more_than_was_given() -> None:
    gift = give(1_000)

    def back(key: str) -> object:
        return refund(gift, 600, key=key, on=JUNE_13, at=noon_of(JUNE_13), by=audit.GATEWAY)

    told = at_once([lambda: back("a"), lambda: back("b")])
    assert sum(isinstance(one, RefundTooLarge) for one in told) == 1
    assert gift.refunds.count() == 1


@pytest.mark.postgresql
def test_the_database_refuses_an_overlap_between_two_transactions() -> None:
    def write(name: str) -> Appeal:
        return Appeal.objects.create(
            name=name,
            target_minor=1,
            currency="GBP",
            opens_on=JUNE_13,
            closes_on=JUNE_30,
            opened_at=noon_of(JUNE_13),
        )

    told = at_once([lambda: write("a"), lambda: write("b"), lambda: write("c")])
    assert Appeal.objects.count() == 1
    # Who waits for whom may end as a deadlock, of which all but one are refused as well.
    assert sum(isinstance(one, IntegrityError | OperationalError) for one in told) == 2


def test_gifts_and_the_sponsor_s_payment_at_once_match_no_more_than_was_promised() -> None:
    roof = june_fund("The roof", special=True).appeal
    to = MatchTerms("the oarmakers", 1_000, JUNE_13, JUNE_30)
    match = set_match(roof, to=to, by=audit.COMMAND, at=noon_of(JUNE_13))

    def pay() -> Gift:
        at = noon_of(JUNE_13)
        return pay_match(match, 1_000, method="bank", on=JUNE_13, key="1", by=audit.COMMAND, at=at)

    at_once([lambda: give(300, appeal=roof)] * 6 + [pay] * 6)
    found = matched(Match.objects.all())[0]
    assert (found.eligible_minor, found.matched_minor, found.paid_minor) == (1_800, 1_000, 1_000)
    assert special_totals(on=JUNE_13)[0].raised_minor == 2_800


def test_of_two_matches_set_at_once_over_the_same_days_one_is_refused() -> None:
    roof = june_fund("The roof", special=True).appeal
    to = MatchTerms("the oarmakers", 1_000, JUNE_13, JUNE_30)
    told = at_once([lambda: set_match(roof, to=to, by=audit.COMMAND, at=noon_of(JUNE_13))] * 2)
    assert sum(isinstance(one, Match) for one in told) == 1
    assert sum(isinstance(one, MatchesOverlap) for one in told) == 1


def test_a_sum_made_while_gifts_come_leaves_none_out() -> None:
    june_fund()
    now = dt.datetime.now(tz=dt.UTC)
    at_once([lambda: give(100)] * 10)
    at_once(
        [lambda: give(100)] * 10 + [lambda: sum_up(at=now + MARGIN)] * 3 + [lambda: give(100)] * 10
    )
    assert raised() == 3_000
    assert sum_up(at=dt.datetime.now(tz=dt.UTC) + 2 * MARGIN)
    assert (raised(), unequal_sums()) == (3_000, [])

"""Matched giving: a promise is shown and counts for nothing, its money counts once."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from masthead.fund.count_to_match import CountsToAnotherMatch, count_to_match
from masthead.fund.match_terms import (
    MatchesOverlap,
    MatchOfNothing,
    MatchOutsideAppeal,
    MatchTerms,
    SponsorMissing,
)
from masthead.fund.matched import Matched, matched
from masthead.fund.models import Appeal, Match
from masthead.fund.pay_match import pay_match
from masthead.fund.refund import refund
from masthead.fund.set_match import set_match
from masthead.fund.tests.cast import (
    JULY_2,
    JUNE_1,
    JUNE_13,
    JUNE_30,
    NOON,
    give,
    june_fund,
    noon_of,
    the_ferry_bell,
)
from masthead.fund.totals import special_totals, totals
from masthead.ledger.close import close_month
from masthead.people import audit
from masthead.people.models import AuditRow

pytestmark = pytest.mark.django_db
JUNE_10, JUNE_14, JUNE_20 = (dt.date(2026, 6, day) for day in (10, 14, 20))


@pytest.fixture
def roof() -> Appeal:
    the_ferry_bell()
    june_fund()
    return june_fund("The roof", pounds=20_000, special=True).appeal


def promise(appeal: Appeal, *, pounds: int = 5_000, sponsor: str = "the oarmakers") -> Match:
    return set_match(appeal, to=terms(pounds=pounds, sponsor=sponsor), by=audit.COMMAND, at=NOON)


def terms(
    *,
    pounds: int = 5_000,
    sponsor: str = "the oarmakers",
    opens_on: dt.date = JUNE_10,
    closes_on: dt.date = JUNE_20,
) -> MatchTerms:
    return MatchTerms(sponsor, pounds * 100, opens_on, closes_on)


def pay(match: Match, pence: int, *, on: dt.date = JUNE_13, key: str = "1") -> object:
    return pay_match(
        match, pence, method="cheque", on=on, key=key, by=audit.COMMAND, at=noon_of(on)
    )


def stands(match: Match) -> tuple[int, int, int]:
    """Return what is matched, paid in and due."""
    found: Matched = matched(Match.objects.filter(pk=match.pk))[0]
    return found.matched_minor, found.paid_minor, found.due_minor


def raised() -> int:
    return special_totals(on=JUNE_13)[0].raised_minor


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        (terms(sponsor=" "), SponsorMissing),
        (terms(sponsor="x" * 121), SponsorMissing),
        (terms(pounds=0), MatchOfNothing),
        (terms(pounds=10**13), MatchOfNothing),
        (terms(closes_on=JULY_2), MatchOutsideAppeal),
        (terms(opens_on=JUNE_20, closes_on=JUNE_10), MatchOutsideAppeal),
    ],
)
def test_it_refuses_terms_that_none_can_mean(
    roof: Appeal, wrong: MatchTerms, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        set_match(roof, to=wrong, by=audit.COMMAND, at=NOON)
    assert not Match.objects.exists()


def test_it_refuses_a_second_match_over_the_same_days(roof: Appeal) -> None:
    promise(roof)
    with pytest.raises(MatchesOverlap, match="the oarmakers matches gifts from 10 June 2026"):
        set_match(roof, to=terms(opens_on=JUNE_20), by=audit.COMMAND, at=NOON)


def test_the_database_refuses_it_too(roof: Appeal) -> None:
    match = promise(roof)
    for wrong in (
        lambda: Match.objects.create(
            appeal=roof,
            sponsor="x",
            cap_minor=1,
            currency="GBP",
            opens_on=JUNE_13,
            closes_on=JUNE_13,
            set_at=NOON,
        ),
        match.delete,
        lambda: Match.objects.update(cap_minor=0),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            wrong()


def test_a_promise_is_not_raised_money(roof: Appeal) -> None:
    match = promise(roof)
    give(312_000, appeal=roof)
    assert stands(match) == (312_000, 0, 312_000)
    assert raised() == 312_000


def test_only_what_readers_give_to_it_in_its_days_is_matched(roof: Appeal) -> None:
    match = promise(roof)
    give(100, appeal=roof, on=JUNE_10)
    give(200, appeal=roof, on=JUNE_20)
    give(400, appeal=roof, on=JUNE_1)
    give(800, appeal=roof, on=JUNE_30)
    give(1_600)
    assert stands(match)[0] == 300


def test_it_matches_up_to_its_cap(roof: Appeal) -> None:
    match = promise(roof, pounds=50)
    give(4_000, appeal=roof)
    assert stands(match)[0] == 4_000
    give(4_000, appeal=roof)
    assert stands(match) == (5_000, 0, 5_000)


def test_a_refund_lowers_what_is_due_once_it_falls_below_the_cap(roof: Appeal) -> None:
    match = promise(roof, pounds=50)
    gift = give(4_000, appeal=roof)
    give(2_000, appeal=roof)
    refund(gift, 500, key="a", on=JUNE_14, at=NOON, by=audit.GATEWAY)
    assert stands(match)[0] == 5_000
    refund(gift, 3_500, key="b", on=JUNE_14, at=NOON, by=audit.GATEWAY)
    assert stands(match) == (2_000, 0, 2_000)


def test_a_refund_after_its_days_lowers_it_too(roof: Appeal) -> None:
    match = promise(roof)
    gift = give(4_000, appeal=roof)
    refund(gift, 1_000, key="a", on=JULY_2, at=noon_of(JULY_2), by=audit.GATEWAY)
    assert stands(match)[0] == 3_000


def test_the_sponsor_s_money_is_raised_once_and_is_not_matched(roof: Appeal) -> None:
    match = promise(roof)
    give(312_000, appeal=roof)
    pay(match, 200_000)
    assert stands(match) == (312_000, 200_000, 112_000)
    assert raised() == 512_000


def test_the_same_payment_told_twice_is_one(roof: Appeal) -> None:
    match = promise(roof)
    assert pay(match, 500) == pay(match, 500)
    assert stands(match)[1] == 500


def test_more_than_is_due_may_be_paid_in_and_what_goes_back_is_no_longer_paid(
    roof: Appeal,
) -> None:
    match = promise(roof)
    give(1_000, appeal=roof)
    pay(match, 5_000)
    assert stands(match) == (1_000, 5_000, 0)
    refund(match.gifts.get(), 4_500, key="a", on=JUNE_14, at=NOON, by=audit.COMMAND)
    assert stands(match) == (1_000, 500, 500)


def test_paid_after_the_appeal_has_ended_it_counts_to_the_fund_of_its_day(roof: Appeal) -> None:
    match = promise(roof)
    give(1_000, appeal=roof)
    pay(match, 1_000, on=JULY_2)
    july = totals(on=JULY_2)
    assert stands(match) == (1_000, 1_000, 0)
    assert (raised(), july and july.raised_minor) == (1_000, 1_000)


def test_paid_for_a_day_in_a_closed_month_it_still_counts_as_paid(roof: Appeal) -> None:
    match = promise(roof)
    close_month(JUNE_13, by=audit.COMMAND, on=JULY_2, at=noon_of(JULY_2))
    pay_match(match, 700, method="bank", on=JUNE_30, key="1", by=audit.COMMAND, at=noon_of(JULY_2))
    assert stands(match)[1] == 700


def test_a_gift_that_came_otherwise_is_said_to_be_the_sponsor_s(roof: Appeal) -> None:
    match = promise(roof)
    gift = give(1_000, appeal=roof, method="card")
    at = timezone.now()
    assert stands(match) == (1_000, 0, 1_000)
    count_to_match(gift, match=match, by=audit.COMMAND, at=at)
    count_to_match(gift, match=match, by=audit.COMMAND, at=at)
    assert stands(match) == (0, 1_000, 0)
    assert raised() == 1_000
    assert AuditRow.objects.filter(verb="fund.count_to_match").count() == 1
    count_to_match(gift, match=None, by=audit.COMMAND, at=at)
    assert stands(match) == (1_000, 0, 1_000)


def test_a_gift_is_the_payment_of_one_match_alone(roof: Appeal) -> None:
    match = promise(roof)
    later = set_match(
        roof,
        to=terms(sponsor="a friend", opens_on=JUNE_30, closes_on=JUNE_30),
        by=audit.COMMAND,
        at=NOON,
    )
    gift = count_to_match(give(100, appeal=roof), match=match, by=audit.COMMAND, at=NOON)
    with pytest.raises(CountsToAnotherMatch):
        count_to_match(gift, match=later, by=audit.COMMAND, at=NOON)


def test_amended_it_keeps_what_was_given_and_paid(roof: Appeal) -> None:
    match = promise(roof, pounds=10)
    give(3_000, appeal=roof)
    set_match(roof, to=terms(pounds=20), amending=match, by=audit.COMMAND, at=NOON)
    assert stands(match)[0] == 2_000
    assert set(AuditRow.objects.filter(verb__contains="_match").values_list("verb", flat=True)) == {
        "fund.set_match",
        "fund.amend_match",
    }

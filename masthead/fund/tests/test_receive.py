"""A gift is received once, counts where it should, and the books balance."""

import datetime as dt

import pytest

from masthead.fund.models import Appeal, Gift
from masthead.fund.receive import (
    AppealNotOpenThatDay,
    DayTooFarAhead,
    GiftOfNothing,
    GiftTooLarge,
    Giver,
    MethodUnknown,
)
from masthead.fund.tests.cast import (
    JULY_1,
    JULY_2,
    JUNE_13,
    JUNE_30,
    NOON,
    give,
    june_fund,
    noon_of,
    the_ferry_bell,
)
from masthead.fund.totals import special_totals, totals
from masthead.ledger.balances import trial_balance
from masthead.ledger.close import close_month
from masthead.ledger.models import Entry
from masthead.paper.models import Paper
from masthead.people import audit
from masthead.people.models import AuditRow, Person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def paper() -> Paper:
    return the_ferry_bell()


def raised(on: dt.date = JUNE_13) -> int:
    found = totals(on=on)
    assert found is not None
    return found.raised_minor


@pytest.mark.parametrize("pence", [0, -500])
def test_it_refuses_a_gift_of_nothing_or_less(pence: int) -> None:
    with pytest.raises(GiftOfNothing, match="A gift is more than nothing"):
        give(pence)
    assert not Entry.objects.exists()


def test_it_refuses_more_than_ten_million_by_post() -> None:
    with pytest.raises(GiftTooLarge, match="£10,000,000 at most"):
        give(1_000_000_001)
    assert give(1_000_000_000).amount_minor == 1_000_000_000


def test_it_refuses_a_way_that_is_none() -> None:
    with pytest.raises(MethodUnknown, match="“barter” is no way to give"):
        give(100, method="barter")


def test_it_refuses_a_day_more_than_a_year_ahead() -> None:
    with pytest.raises(DayTooFarAhead, match="13 June 2062 is more than a year ahead"):
        give(100, on=dt.date(2062, 6, 13), at=NOON)


def test_it_refuses_an_appeal_that_is_not_open_that_day() -> None:
    roof = june_fund("The roof", special=True).appeal
    with pytest.raises(AppealNotOpenThatDay, match="The roof isn’t open on 1 July 2026"):
        give(100, on=JULY_1, appeal=roof)


def test_a_refusal_leaves_nothing_behind() -> None:
    roof = june_fund("The roof", special=True).appeal
    with pytest.raises(AppealNotOpenThatDay):
        give(100, on=JULY_1, appeal=roof, giver=Giver(name="Jo Harker"))
    assert not Person.objects.exists()
    assert not Gift.objects.exists()
    assert not AuditRow.objects.filter(verb="fund.receive").exists()


def test_it_moves_the_fund_and_keeps_the_balance() -> None:
    june_fund()
    give(523_400)
    assert raised() == 523_400
    assert trial_balance() == {("bank", "GBP"): 523_400, ("gifts", "GBP"): -523_400}


@pytest.mark.parametrize(
    ("method", "account"),
    [
        ("card", "card-clearing"),
        ("cash", "cash-in-hand"),
        ("cheque", "cheques-in-hand"),
        ("postal-order", "cheques-in-hand"),
        ("bank", "bank"),
    ],
)
def test_each_way_to_give_lies_in_its_account(method: str, account: str) -> None:
    give(1_000, method=method)
    assert trial_balance()[account, "GBP"] == 1_000


def test_numbers_follow_each_other() -> None:
    first, second = give(100), give(100)
    assert second.number == first.number + 1


def test_told_twice_it_is_received_once() -> None:
    june_fund()
    first, again = give(1_000, key="card:7:confirmed"), give(1_000, key="card:7:confirmed")
    assert first == again
    assert raised() == 1_000
    assert AuditRow.objects.filter(verb="fund.receive").count() == 1


def test_before_any_appeal_it_is_in_the_book_and_counts_to_none() -> None:
    gift = give(1_000)
    assert gift.appeal is None
    june_fund()
    assert raised() == 0


def test_before_the_first_day_of_the_first_appeal_it_counts_to_none() -> None:
    june_fund()
    assert give(1_000, on=dt.date(2026, 5, 31)).appeal is None


def test_it_counts_to_the_main_appeal_of_its_own_day_whenever_it_is_recorded() -> None:
    june_fund()
    give(1_000, on=JUNE_30, at=noon_of(JULY_2))
    assert raised(JUNE_30) == 1_000
    assert raised(JULY_2) == 0


def test_it_renews_the_appeal_of_its_day_where_that_is_due() -> None:
    june_fund()
    gift = give(1_000, on=JULY_2)
    assert gift.appeal is not None
    assert (gift.appeal.opens_on, gift.appeal.by_hand) == (JULY_1, False)


def test_a_special_appeal_takes_what_is_for_it_and_nothing_else() -> None:
    june_fund()
    roof = june_fund("The roof", pounds=2_000, special=True).appeal
    give(1_000, appeal=roof)
    give(500)
    assert raised() == 500
    assert [found.raised_minor for found in special_totals(on=JUNE_13)] == [1_000]


def test_in_a_closed_month_it_counts_today_and_names_its_day() -> None:
    june_fund()
    close_month(JUNE_13, by=audit.COMMAND, on=JULY_2, at=noon_of(JULY_2))
    gift = give(2_000, on=JUNE_30, at=noon_of(JULY_2))
    assert (gift.effective_on, gift.original_on) == (JULY_2, JUNE_30)
    assert gift.entry.narration == "Gift of 2026-06-30, its month closed"
    assert (raised(JUNE_30), raised(JULY_2)) == (0, 2_000)


def test_in_a_closed_month_today_is_the_papers_own() -> None:
    june_fund()
    close_month(JUNE_13, by=audit.COMMAND, on=JULY_2, at=noon_of(JULY_2))
    gift = give(2_000, on=JUNE_30, at=dt.datetime(2026, 7, 2, 23, tzinfo=dt.UTC))
    assert gift.effective_on == dt.date(2026, 7, 3)


def test_a_late_gift_to_a_special_appeal_stays_its_own() -> None:
    roof = june_fund("The roof", special=True).appeal
    close_month(JUNE_13, by=audit.COMMAND, on=JULY_2, at=noon_of(JULY_2))
    assert give(100, on=JUNE_30, at=noon_of(JULY_2), appeal=roof).appeal == roof


def test_the_giver_is_kept_outside_the_book() -> None:
    gift = give(1_000, giver=Giver(name="Jo Harker", town="Threlby"), thank="initials")
    assert gift.giver is not None
    assert (gift.giver.name, gift.giver.town) == ("Jo Harker", "Threlby")
    assert "Harker" not in str(list(Entry.objects.values())) + str(list(AuditRow.objects.values()))


def test_erasing_the_giver_leaves_the_money() -> None:
    gift = give(1_000, giver=Giver(name="Jo Harker"))
    Person.objects.all().delete()
    gift.refresh_from_db()
    assert (gift.giver, gift.amount_minor) == (None, 1_000)


def test_it_writes_down_who_did_it() -> None:
    gift = give(1_000)
    row = AuditRow.objects.get(verb="fund.receive")
    assert (row.subject_id, row.through) == (str(gift.number), "command")
    assert row.details["amount_minor"] == 1_000


def test_every_posting_to_the_fund_names_one_appeal() -> None:
    opened = june_fund().appeal
    gift = give(1_000)
    named = gift.entry.postings.exclude(appeal=None)
    assert [posting.appeal for posting in named] == [opened.pk]
    assert Appeal.objects.count() == 1

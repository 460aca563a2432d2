"""An appeal is opened, or amended, and main appeals never overlap."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from masthead.fund.amend_appeal import AppealLeavesOutGifts, AppealMonthClosed, AppealsOverlap
from masthead.fund.models import Appeal
from masthead.fund.renew import renew
from masthead.fund.terms import (
    AppealClosesBeforeItOpens,
    AppealForNothing,
    AppealNameMissing,
    AppealTooFarAway,
)
from masthead.fund.tests.cast import (
    JULY_1,
    JULY_2,
    JULY_31,
    JUNE_1,
    JUNE_13,
    JUNE_30,
    give,
    june_fund,
    noon_of,
    the_ferry_bell,
)
from masthead.fund.totals import totals
from masthead.ledger.close import close_month
from masthead.paper.amend import CurrencyFixed, amend
from masthead.paper.models import Paper
from masthead.people import audit
from masthead.people.models import AuditRow


@pytest.fixture
def paper(db: None) -> Paper:
    return the_ferry_bell()


pytestmark = pytest.mark.usefixtures("paper")


def renew_on(day: dt.date) -> list[Appeal]:
    return renew(on=day, at=noon_of(day))


def test_it_refuses_to_close_before_it_opens() -> None:
    with pytest.raises(AppealClosesBeforeItOpens, match="open on 30 June 2026 and close on 1 June"):
        june_fund(opens_on=JUNE_30, closes_on=JUNE_1)
    assert not Appeal.objects.exists()


@pytest.mark.parametrize("pounds", [0, -5])
def test_it_refuses_a_target_of_nothing(pounds: int) -> None:
    with pytest.raises(AppealForNothing, match="more than nothing"):
        june_fund(pounds=pounds)


def test_it_refuses_a_target_that_no_book_holds() -> None:
    with pytest.raises(AppealForNothing, match="£1,000,000,000,000 at most"):
        june_fund(pounds=10**30)


@pytest.mark.parametrize("name", ["", "   ", "x" * 121])
def test_it_refuses_a_name_that_is_none(name: str) -> None:
    with pytest.raises(AppealNameMissing):
        june_fund(name)


def test_it_refuses_a_year_that_is_a_slip() -> None:
    with pytest.raises(AppealTooFarAway, match="30 June 2206 is more than 10 years away"):
        june_fund(closes_on=dt.date(2206, 6, 30))


@pytest.mark.parametrize(
    ("opens_on", "closes_on"),
    [
        (JUNE_30, JULY_31),
        (dt.date(2026, 5, 1), JUNE_1),
        (JUNE_13, JUNE_13),
        (dt.date(2026, 5, 1), JULY_31),
    ],
)
def test_it_refuses_a_main_one_over_days_of_another(opens_on: dt.date, closes_on: dt.date) -> None:
    june_fund()
    with pytest.raises(AppealsOverlap, match="The boat fund runs from 1 June 2026 to 30 June"):
        june_fund("The bell", opens_on=opens_on, closes_on=closes_on)
    assert Appeal.objects.count() == 1


def test_it_refuses_to_stretch_over_the_days_of_another() -> None:
    june_fund()
    june_fund("The bell", opens_on=JULY_1, closes_on=JULY_31)
    with pytest.raises(AppealsOverlap, match="The bell runs from 1 July"):
        june_fund(closes_on=JULY_2)


def test_it_refuses_to_leave_out_gifts_that_count() -> None:
    june_fund()
    give(1_000, on=JUNE_30)
    with pytest.raises(AppealLeavesOutGifts, match="A gift of 30 June 2026 counts to The boat"):
        june_fund(closes_on=dt.date(2026, 6, 29))
    assert Appeal.objects.get().closes_on == JUNE_30


def test_it_refuses_to_amend_what_a_closed_month_holds() -> None:
    june_fund()
    close_month(JUNE_13, by=audit.COMMAND, on=JULY_2, at=noon_of(JULY_2))
    with pytest.raises(AppealMonthClosed, match="The month of 30 June 2026 is closed"):
        june_fund(pounds=1)


def test_it_opens_the_main_appeal_and_says_so() -> None:
    opened = june_fund()
    assert not opened.amended
    assert AuditRow.objects.get(verb="fund.open_appeal").details["target_minor"] == 1_800_000


def test_the_one_of_that_name_that_opens_that_day_is_amended() -> None:
    first = june_fund()
    give(1_000)
    again = june_fund(pounds=20_000, closes_on=JULY_31)
    assert again.amended
    assert again.appeal == first.appeal
    found = totals(on=JUNE_13)
    assert found is not None
    assert (found.target_minor, found.closes_on, found.raised_minor) == (2_000_000, JULY_31, 1_000)


def test_it_may_follow_another_on_the_next_day() -> None:
    june_fund()
    assert not june_fund("The bell", opens_on=JULY_1, closes_on=JULY_31).amended


def test_opened_over_a_renewed_one_it_amends_that_one_name_and_target_too() -> None:
    june_fund()
    (renewed,) = renew_on(JULY_1)
    give(1_000, on=JULY_2)
    opened = june_fund("The bell", pounds=2_000, opens_on=JULY_1, closes_on=JULY_31)
    assert (opened.amended, opened.appeal) == (True, renewed)
    renewed.refresh_from_db()
    assert (renewed.name, renewed.target_minor, renewed.by_hand) == ("The bell", 200_000, True)
    found = totals(on=JULY_2)
    assert found is not None
    assert found.raised_minor == 1_000


def test_what_was_amended_by_hand_is_not_given_up_to_another_name() -> None:
    june_fund()
    renew_on(JULY_1)
    june_fund("The bell", opens_on=JULY_1, closes_on=JULY_31)
    with pytest.raises(AppealsOverlap):
        june_fund("The mast", opens_on=JULY_1, closes_on=JULY_31)


def test_a_later_start_than_the_renewed_one_leaves_its_first_days_to_renew() -> None:
    june_fund()
    renew_on(JULY_1)
    june_fund("The bell", opens_on=dt.date(2026, 7, 10), closes_on=JULY_31)
    found = totals(on=JULY_2)
    assert found is not None
    assert (found.appeal_name, found.closes_on) == ("The boat fund", dt.date(2026, 7, 9))


def test_a_special_one_runs_beside_the_main_one() -> None:
    june_fund()
    roof = june_fund("The roof", special=True)
    bell = june_fund("The bell", special=True)
    assert (roof.amended, bell.amended) == (False, False)


def test_a_special_one_of_the_main_ones_name_does_not_amend_it() -> None:
    main, special = june_fund(), june_fund(special=True, pounds=5)
    assert main.appeal != special.appeal
    assert june_fund(special=True, pounds=6).appeal == special.appeal


def test_the_database_refuses_an_overlap_of_main_ones() -> None:
    appeal = june_fund("The bell", opens_on=JULY_1, closes_on=JULY_31).appeal
    june_fund()
    with pytest.raises(IntegrityError), transaction.atomic():
        Appeal.objects.filter(pk=appeal.pk).update(opens_on=JUNE_30)


def test_the_database_refuses_to_delete_one() -> None:
    june_fund()
    with pytest.raises(IntegrityError, match="never deleted"), transaction.atomic():
        Appeal.objects.all().delete()


def test_from_the_first_appeal_on_the_currency_stays() -> None:
    amend({"currency": "EUR"}, by=audit.COMMAND, at=noon_of(JUNE_1))
    assert june_fund().appeal.currency == "EUR"
    with pytest.raises(CurrencyFixed, match="stays for good"):
        amend({"currency": "GBP"}, by=audit.COMMAND, at=noon_of(JUNE_1))
    with pytest.raises(IntegrityError, match="fixed the currency"), transaction.atomic():
        Paper.objects.update(currency="GBP")

"""The organiser's month at a glance: exact, beside earlier months, closed ones as they stood."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags
from pytest_django import DjangoAssertNumQueries

from masthead.batches.open_batch import open_batch
from masthead.fund.refund import refund
from masthead.fund.sum_up import MARGIN, sum_up
from masthead.fund.tests.cast import (
    JUNE_1,
    JUNE_13,
    JUNE_30,
    NOON,
    give,
    june_fund,
    noon_of,
    the_ferry_bell,
)
from masthead.fund.tests.test_desk import signed_in, words
from masthead.ledger.close import close_month
from masthead.paper.models import Paper
from masthead.payments.begin import begin
from masthead.payments.models import Purpose, Way
from masthead.people import audit, roles
from masthead.people.staff import add_staff
from masthead.treasury.glance.chart import months_chart
from masthead.treasury.glance.look import look
from masthead.treasury.glance.months import months_so_far

pytestmark = pytest.mark.django_db
MAY_13, MAY_31 = dt.date(2026, 5, 13), dt.date(2026, 5, 31)
SCREEN = "/desk/fund/month/"


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)


@pytest.fixture(autouse=True)
def paper() -> Paper:
    return the_ferry_bell()


def test_without_a_gift_it_says_nought(paper: Paper) -> None:
    glance = look(paper=paper, on=JUNE_13)
    assert (glance.short.today, glance.short.this_month, glance.ways) == ("£0", "£0", ())
    assert (glance.short.last_month.more, glance.short.last_month.less) == ("", "")


def test_a_month_is_held_against_the_same_day_of_earlier_ones(paper: Paper) -> None:
    give(1_000, on=MAY_13)
    give(7_000, on=MAY_31)
    give(400, on=dt.date(2025, 6, 1))
    give(900, on=dt.date(2025, 11, 30))
    give(1_300, on=JUNE_1)
    give(50)
    found = months_so_far(on=JUNE_13)
    assert (found.today_minor, found.this.so_far_minor) == (50, 1_350)
    assert (found.earlier[0].so_far_minor, found.earlier[0].whole_minor) == (1_000, 8_000)
    assert [month.first.month for month in found.earlier] == [5, 4, 3, 2, 1, 12]
    assert found.a_year_ago.so_far_minor == 400
    beside = look(paper=paper, on=JUNE_13).short.last_month
    assert (beside.more, beside.less, beside.month) == ("£3.50", "", dt.date(2026, 5, 1))


def test_a_shorter_month_is_taken_to_its_last_day() -> None:
    give(100, on=dt.date(2026, 2, 28))
    found = months_so_far(on=dt.date(2026, 3, 31))
    assert (found.earlier[0].by, found.earlier[0].so_far_minor) == (dt.date(2026, 2, 28), 100)


def test_a_refund_counts_on_its_own_day_and_a_closed_month_stays(paper: Paper) -> None:
    gift = give(5_000, on=MAY_13, method="card")
    close_month(MAY_13, by=audit.COMMAND, on=JUNE_1, at=noon_of(JUNE_1))
    refund(gift, 2_000, key="a", on=MAY_13, at=NOON, by=audit.GATEWAY)
    found = months_so_far(on=JUNE_13)
    assert (found.earlier[0].so_far_minor, found.this.so_far_minor) == (5_000, -2_000)
    glance = look(paper=paper, on=JUNE_13)
    assert [(way.name, way.given_back, way.kept) for way in glance.ways] == [
        ("Card", "£20", "−£20")
    ]
    assert (glance.short.this_month, glance.total.kept) == ("−£20", "−£20")


def test_what_has_been_summed_and_what_came_since_are_one() -> None:
    give(1_000, on=MAY_13)
    give(200)
    before = months_so_far(on=JUNE_13)
    sum_up(at=dt.datetime.now(tz=dt.UTC) + 2 * MARGIN)
    assert months_so_far(on=JUNE_13) == before
    give(30)
    assert months_so_far(on=JUNE_13).today_minor == 230


def test_the_ways_add_up_to_what_the_month_raised(paper: Paper) -> None:
    june_fund()
    give(1_000, method="cheque")
    give(2_000, method="cheque")
    back = give(4_000, method="card")
    give(800, on=JUNE_30)
    refund(back, 1_500, key="a", on=JUNE_13, at=NOON, by=audit.GATEWAY)
    glance = look(paper=paper, on=JUNE_13)
    assert [(way.name, way.gifts, way.given, way.given_back, way.kept) for way in glance.ways] == [
        ("Card", 1, "£40", "£15", "£25"),
        ("Cheque", 2, "£30", "", "£30"),
    ]
    assert (glance.total.gifts, glance.total.kept) == (3, glance.short.this_month)


def test_the_chart_is_as_high_as_the_best_month_and_never_below_the_floor() -> None:
    give(10_000, on=MAY_31)
    gift = give(5_000, on=dt.date(2026, 4, 1))
    refund(gift, 5_000, key="a", on=JUNE_13, at=NOON, by=audit.GATEWAY)
    found = months_so_far(on=JUNE_13)
    chart = months_chart([*found.earlier[::-1], found.this], currency="GBP")
    may, june = chart.bars[-2:]
    assert (may.whole_height, may.height) == (144, 0)
    assert (june.height, june.is_now, chart.rows[-1].so_far) == (0, True, "−£50")


@pytest.mark.usefixtures("clock")
def test_it_refuses_those_without_the_right() -> None:
    assert signed_in("reporter").get(SCREEN).status_code == 302
    assert signed_in("fund-organiser", "b@example.org").post(SCREEN).status_code == 405


@pytest.mark.usefixtures("clock")
def test_the_screen_says_it_all_and_the_first_page_in_short(client: Client) -> None:
    june_fund()
    give(1_000, on=MAY_13)
    give(2_050, method="cheque")
    organiser = signed_in("fund-organiser")
    shown = words(organiser, SCREEN)
    for said in (
        "Today £20.50 1 gift",
        "June £20.50 £10.50 more than by this day of May 2026",
        "The boat fund £20 of £18,000; £17,980 needed 18 days left",
        "Cheque 1 £20.50 £20.50 In all 1 £20.50 £20.50",
        "May 2026 £10 £10 June 2026 £20.50 not over",
        "Direct debits this month 0 £0",
    ):
        assert said in shown
    home = words(organiser, "/desk/")
    assert "£10.50 more than by this day of May 2026" in home
    reporter = signed_in("reporter", "b@example.org").get("/desk/").content.decode()
    assert "The month at a glance" not in strip_tags(reporter)


@pytest.mark.usefixtures("clock")
def test_it_takes_as_many_queries_however_much_came(
    paper: Paper, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    june_fund()
    for day in range(1, 14):
        give(100, on=dt.date(2026, 6, day))
    with django_assert_max_num_queries(14):
        look(paper=paper, on=JUNE_13)


@pytest.mark.usefixtures("clock")
def test_what_is_to_come_is_said_and_leads_on() -> None:
    june_fund()
    clerk = add_staff("c@example.org", role=roles.find("fund-organiser"), by=audit.COMMAND, at=NOON)
    open_batch(
        received_on=JUNE_13,
        control_count=3,
        control_total_minor=4_500,
        method="cheque",
        by=clerk,
        at=NOON,
    )
    begin(
        1_000,
        currency="GBP",
        way=Way.CHEQUE,
        provider="post",
        purpose=Purpose.GIFT,
        paper_name="The Ferry Bell",
        by=audit.READER,
        at=NOON,
    )
    shown = words(signed_in("fund-organiser"), SCREEN)
    for said in ("Standing orders this month 0 £0", "Open batches 1 £45", "Promised by post 1 £10"):
        assert said in shown


@pytest.mark.usefixtures("clock")
def test_from_a_gift_the_treasurer_goes_on_to_its_entry_and_to_giving_it_back() -> None:
    address = reverse("gift", args=[give(100).number])
    treasurer = signed_in("treasurer").get(address).content.decode()
    organiser = signed_in("fund-organiser", "b@example.org").get(address).content.decode()
    for way in ("Its entry in the book", "Give it back"):
        assert way in treasurer
    assert "Its entry in the book" not in organiser

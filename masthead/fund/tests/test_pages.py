"""/fund/ and /fund/status.json, as readers and programs get them."""

import datetime as dt
import json

import pytest
from django.test import Client
from django.utils.html import strip_tags
from pytest_django import DjangoAssertNumQueries

from masthead.fund.look import look
from masthead.fund.receive import Giver
from masthead.fund.refund import refund
from masthead.fund.tests.cast import (
    JULY_2,
    JUNE_1,
    JUNE_13,
    JUNE_30,
    give,
    june_fund,
    noon_of,
    the_ferry_bell,
)
from masthead.fund.tests.conftest import Clock
from masthead.ledger.close import close_month
from masthead.people import audit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock", "paper")]


@pytest.fixture
def paper() -> None:
    the_ferry_bell()


def status(client: Client) -> dict[str, object]:
    answer = client.get("/fund/status.json")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/json"
    found: dict[str, object] = json.loads(answer.content)
    return found


def page(client: Client, query: str = "") -> str:
    answer = client.get("/fund/" + query)
    assert answer.status_code == 200
    return " ".join(strip_tags(answer.content.decode()).split())


def test_the_status_of_the_surface(client: Client) -> None:
    june_fund()
    give(523_400)
    assert status(client) == {
        "appeal": "The boat fund",
        "currency": "GBP",
        "target": 1_800_000,
        "raised": 523_400,
        "needed": 1_276_600,
        "over": 0,
        "days_remaining": 18,
        "closes_on": "2026-06-30",
        "as_at": "2026-06-13T12:00:00+01:00",
    }


def test_with_no_appeal_open_the_status_has_no_figures(client: Client) -> None:
    assert status(client) == {"appeal": None}


def test_the_status_is_exact_below_nought(client: Client, clock: Clock) -> None:
    june_fund()
    gift = give(5_000)
    close_month(JUNE_13, by=audit.COMMAND, on=JULY_2, at=noon_of(JULY_2))
    give(2_000, on=JULY_2)
    refund(gift, 5_000, key="k", on=JULY_2, at=noon_of(JULY_2), by=audit.GATEWAY)
    clock(JULY_2)
    found = status(client)
    assert (found["raised"], found["needed"]) == (-3_000, 1_803_000)


def test_a_gift_moves_it_at_once(client: Client) -> None:
    june_fund()
    give(1_003)
    assert status(client)["raised"] == 1_003
    give(1)
    assert status(client)["raised"] == 1_004


@pytest.mark.parametrize("address", ["/fund/", "/fund/status.json"])
def test_nothing_can_be_posted_to_it(client: Client, address: str) -> None:
    assert client.post(address).status_code == 405
    assert client.head(address).status_code == 200


def test_the_page_with_no_appeal_invites_all_the_same(client: Client) -> None:
    shown = page(client)
    assert "No appeal is open just now." in shown
    assert "Donate today" in shown


def test_the_page_says_what_is_raised_and_needed(client: Client) -> None:
    june_fund()
    give(523_499)
    shown = page(client)
    assert "You’ve raised £5,234 of £18,000 for June 2026." in shown
    assert "We need £12,766 more." in shown


def test_the_chart_has_a_bar_a_day_and_the_table_the_same_figures(client: Client) -> None:
    june_fund()
    give(90_000, on=JUNE_1)
    give(10_050)
    html = client.get("/fund/").content.decode()
    assert html.count("<rect") == 13
    assert 'role="img"' in html
    assert "1 June £900 £900" in page(client)
    assert "13 June £100.50 £1,000.50" in page(client)


def test_nothing_in_it_needs_an_inline_style_or_script(client: Client) -> None:
    june_fund()
    give(100)
    html = client.get("/fund/").content.decode()
    assert " style=" not in html
    assert "<style" not in html
    assert "<script" not in html


def test_givers_are_thanked_by_day_as_they_chose(client: Client) -> None:
    june_fund()
    give(2_000, giver=Giver("Jo Harker", "Threlby"), thank="town")
    give(700, on=JUNE_1, giver=Giver("Ann Secret"), thank="none")
    shown = page(client)
    assert "Saturday 13 June A reader in Threlby £20" in shown
    assert "Secret" not in shown


def test_many_thanks_are_paged(client: Client) -> None:
    june_fund()
    for _ in range(101):
        give(100, giver=Giver(town="Threlby"), thank="town")
    assert "Page 1 of 2" in page(client)
    assert "Page 2 of 2" in page(client, "?page=2")
    assert "Page 2 of 2" in page(client, "?page=999")
    assert "Page 1 of 2" in page(client, "?page=nonsense")


def test_special_appeals_and_earlier_months_stand_below(client: Client) -> None:
    june_fund(opens_on=dt.date(2026, 5, 1), closes_on=dt.date(2026, 5, 31))
    give(150_000, on=dt.date(2026, 5, 2))
    roof = june_fund("The roof", pounds=200, special=True, closes_on=JUNE_30).appeal
    give(5_000, appeal=roof)
    shown = page(client)
    assert "The roof £50 raised of £200, June 2026. 18 days remaining." in shown
    assert "May 2026 £18,000 £1,500" in shown


def test_the_fund_s_own_part_of_the_page_takes_six_queries(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    june_fund(opens_on=dt.date(2026, 5, 1), closes_on=dt.date(2026, 5, 31))
    june_fund()
    give(100)
    with django_assert_num_queries(6):
        look(on=JUNE_13)


def test_the_whole_page_takes_as_many_however_many_gave(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    june_fund()
    for day in range(1, 14):
        give(100, on=dt.date(2026, 6, day), giver=Giver(town="Threlby"), thank="town")
    client.get("/fund/")
    with django_assert_max_num_queries(11):
        client.get("/fund/")

"""The fund at the desk: who may see it, gifts found, appeals opened and amended."""

import datetime as dt
import re

import pytest
from django.test import Client
from django.utils.html import strip_tags
from pytest_django import DjangoAssertNumQueries

from masthead.fund.models import Appeal
from masthead.fund.receive import Giver
from masthead.fund.refund import refund
from masthead.fund.tests.cast import (
    JUNE_1,
    JUNE_13,
    JUNE_30,
    NOON,
    give,
    june_fund,
    the_ferry_bell,
)
from masthead.people import audit, roles
from masthead.people.models import AuditRow
from masthead.people.staff import add_staff
from tests.signed_in import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock", "paper")]
TERMS = {"name": "The bell", "target": "500", "opens_on": "2026-06-01", "closes_on": "2026-06-30"}
SCREENS = ["/desk/fund/gifts/", "/desk/fund/appeals/", "/desk/fund/appeals/open/"]


@pytest.fixture
def paper() -> None:
    the_ferry_bell()


def signed_in(role: str, email: str = "a@example.org") -> Client:
    user = add_staff(email, role=roles.find(role), by=audit.COMMAND, at=NOON)
    client = Client()
    sign_in(client, user)
    return client


@pytest.fixture
def organiser() -> Client:
    return signed_in("fund-organiser")


def words(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return " ".join(strip_tags(answer.content.decode()).split())


@pytest.mark.parametrize("address", SCREENS)
@pytest.mark.parametrize("role", ["reporter", "revise-sub", "secretary"])
def test_it_refuses_those_without_the_right(address: str, role: str) -> None:
    client = signed_in(role)
    assert client.get(address).status_code == 302
    assert client.post("/desk/fund/appeals/open/", TERMS).status_code == 302
    assert not Appeal.objects.exists()


@pytest.mark.parametrize("address", SCREENS)
def test_it_asks_a_stranger_to_sign_in(client: Client, address: str) -> None:
    assert "/account/login/" in client.get(address)["Location"]


@pytest.mark.parametrize("role", ["fund-organiser", "treasurer", "administrator"])
def test_those_who_look_after_the_money_see_it(role: str) -> None:
    client = signed_in(role)
    assert [client.get(address).status_code for address in SCREENS] == [200, 200, 200]


def test_the_menu_shows_the_fund_to_them_alone(organiser: Client) -> None:
    assert "/desk/fund/gifts/" in organiser.get("/desk/").content.decode()
    reporter = signed_in("reporter", "b@example.org")
    assert "/desk/fund/gifts/" not in reporter.get("/desk/").content.decode()


def test_it_says_when_there_is_nothing_yet(organiser: Client) -> None:
    assert "No gift has cleared yet." in words(organiser, "/desk/fund/gifts/")
    assert "No appeal has been opened yet." in words(organiser, "/desk/fund/appeals/")


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        ("harker", "£25"),
        ("THRELBY", "£25"),
        ("£12.50", "£12.50"),
        ("12.5", "£12.50"),
        ("25", "£25"),
    ],
)
def test_gifts_are_found_by_name_town_or_amount(organiser: Client, sought: str, found: str) -> None:
    give(2_500, giver=Giver("Jo Harker", "Threlby"))
    give(1_250, giver=Giver("Ann Other", "Marlock"))
    shown = words(organiser, f"/desk/fund/gifts/?q={sought}")
    assert "1 gift " in shown
    assert found in shown


def test_gifts_are_found_by_number(organiser: Client) -> None:
    gift = give(2_500)
    give(990)
    assert "1 gift " in words(organiser, f"/desk/fund/gifts/?q=%23{gift.number}")


@pytest.mark.parametrize("sought", ['"', "%", "'; --", "9" * 60, "²", "\x00"])
def test_whatever_is_sought_it_answers(organiser: Client, sought: str) -> None:
    give(100)
    assert organiser.get("/desk/fund/gifts/", {"q": sought}).status_code == 200


def test_gifts_are_paged_in_as_many_queries_as_one(
    organiser: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    june_fund()
    for _ in range(51):
        give(100, giver=Giver(town="Threlby"))
    first = organiser.get("/desk/fund/gifts/?q=threlby").content.decode()
    assert "The latest 50 gifts" in first
    earlier = re.findall(r'href="(\?after=[^"]+)"', first)[0].replace("&amp;", "&")
    shown = words(organiser, f"/desk/fund/gifts/{earlier}")
    assert "Earlier gifts, from 13 June 2026" in shown
    assert shown.count("£1 ") == 1
    with django_assert_max_num_queries(12):
        organiser.get("/desk/fund/gifts/")


def test_what_was_given_back_is_said(organiser: Client) -> None:
    gift = give(2_500)
    refund(gift, 300, key="k", on=JUNE_13, at=NOON, by=audit.GATEWAY)
    assert "£25 £3 given back" in words(organiser, "/desk/fund/gifts/")


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("name", "", "An appeal needs a name"),
        ("target", "", "Type the target"),
        ("target", "0", "“0” is not an amount"),
        ("target", "10.005", "“10.005” is not an amount"),
        ("target", "9" * 20, "at most"),
        ("opens_on", "June", "Type the day as year-month-day"),
        ("closes_on", "2026-05-31", "would open on 1 June 2026 and close on 31 May 2026"),
        ("closes_on", "2206-06-30", "more than 10 years away"),
    ],
)
def test_it_refuses_terms_in_a_sentence_and_keeps_what_was_typed(
    organiser: Client, field: str, typed: str, sentence: str
) -> None:
    answer = organiser.post("/desk/fund/appeals/open/", {**TERMS, field: typed})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Appeal.objects.exists()
    kept = "500" if field == "name" else "The bell"
    assert f'value="{kept}"' in answer.content.decode()


def test_it_refuses_an_overlap(organiser: Client) -> None:
    june_fund()
    answer = organiser.post("/desk/fund/appeals/open/", {**TERMS, "opens_on": "2026-06-02"})
    assert answer.status_code == 422
    assert "main appeals never overlap" in answer.content.decode()


def test_it_opens_an_appeal_in_the_name_of_who_did(organiser: Client) -> None:
    answer = organiser.post("/desk/fund/appeals/open/", TERMS, follow=True)
    assert "“The bell” is open." in answer.content.decode()
    appeal = Appeal.objects.get()
    assert (appeal.target_minor, appeal.opens_on, appeal.special) == (50_000, JUNE_1, False)
    row = AuditRow.objects.get(verb="fund.open_appeal")
    assert (row.through, row.by and row.by.email) == ("desk", "a@example.org")


def test_it_opens_a_special_appeal_beside_the_main_one(organiser: Client) -> None:
    june_fund()
    organiser.post("/desk/fund/appeals/open/", {**TERMS, "special": "on"})
    assert Appeal.objects.get(special=True).name == "The bell"


def test_the_form_begins_with_the_next_month_and_the_last_terms(organiser: Client) -> None:
    june_fund()
    form = organiser.get("/desk/fund/appeals/open/").content.decode()
    for begun in ("The boat fund", "18000", "2026-07-01", "2026-07-31"):
        assert f'value="{begun}"' in form


def test_it_amends_name_target_and_days(organiser: Client) -> None:
    appeal = june_fund().appeal
    organiser.post(f"/desk/fund/appeals/{appeal.pk}/", TERMS)
    appeal.refresh_from_db()
    assert (appeal.name, appeal.target_minor) == ("The bell", 50_000)


def test_it_refuses_to_amend_gifts_away(organiser: Client) -> None:
    appeal = june_fund().appeal
    give(100, on=JUNE_30)
    answer = organiser.post(
        f"/desk/fund/appeals/{appeal.pk}/", {**TERMS, "closes_on": "2026-06-29"}
    )
    assert answer.status_code == 422
    assert "would be left out" in answer.content.decode()
    assert Appeal.objects.get().closes_on == JUNE_30


def test_an_unknown_appeal_is_not_found(organiser: Client) -> None:
    gone = "/desk/fund/appeals/01a20c53-9e0e-7424-8d5e-495d9b2a0000/"
    assert organiser.get(gone).status_code == 404


def test_the_list_says_what_each_raised_and_which_is_open(organiser: Client) -> None:
    june_fund(opens_on=dt.date(2026, 5, 1), closes_on=dt.date(2026, 5, 31))
    give(150_000, on=JUNE_1)
    shown = words(organiser, "/desk/fund/appeals/")
    assert "The boat fund open June 2026 £18,000 £1,500 Main, renewed itself" in shown
    assert "The boat fund May 2026 £18,000 £0 Main" in shown

"""The page and the panel of a special appeal, as readers see them."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.template import engines
from django.test import Client, RequestFactory
from django.utils.html import strip_tags

from masthead.fund.amend_appeal import amend_appeal
from masthead.fund.match_terms import MatchTerms
from masthead.fund.models import Appeal
from masthead.fund.pay_match import pay_match
from masthead.fund.receive import Giver
from masthead.fund.set_match import set_match
from masthead.fund.terms import Terms
from masthead.fund.tests.cast import (
    JULY_2,
    JUNE_1,
    JUNE_13,
    JUNE_30,
    NOON,
    give,
    june_fund,
    the_ferry_bell,
)
from masthead.fund.tests.conftest import Clock
from masthead.paper.models import Paper
from masthead.people import audit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
PAGE = "/fund/the-roof/"


@pytest.fixture
def paper() -> Paper:
    return the_ferry_bell()


@pytest.fixture
def roof(paper: Paper) -> Appeal:
    june_fund()
    return june_fund("The roof", pounds=200, special=True).appeal


def amend(appeal: Appeal, *, words: str = "", on_front: bool = False) -> None:
    to = Terms(appeal.name, appeal.target_minor, "GBP", JUNE_1, JUNE_30, words, on_front)
    amend_appeal(appeal, to=to, by=audit.COMMAND, at=NOON)


def promise(appeal: Appeal, *, opens_on: dt.date = JUNE_13) -> None:
    to = MatchTerms("the oarmakers", 5_000, opens_on, JUNE_30)
    set_match(appeal, to=to, by=audit.COMMAND, at=NOON)


def page(client: Client, address: str = PAGE) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(strip_tags(answer.content.decode()).split())


def panels(paper: Paper) -> str:
    template = engines["django"].from_string("{% load fund %}{% special_panels %}")
    html = str(template.render({"paper": paper}, RequestFactory().get("/")))
    return " ".join(strip_tags(html).split())


def test_an_address_that_no_appeal_has_is_not_found(client: Client, roof: Appeal) -> None:
    assert client.get("/fund/the-mast/").status_code == 404
    assert client.post(PAGE).status_code == 405


def test_a_second_appeal_of_the_name_gets_an_address_of_its_own(roof: Appeal) -> None:
    other = june_fund("The roof", special=True, opens_on=JUNE_13).appeal
    assert (roof.slug, other.slug) == ("the-roof", "the-roof-2")


def test_the_database_keeps_an_address_for_ever(roof: Appeal) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Appeal.objects.filter(pk=roof.pk).update(slug="other")
    with pytest.raises(IntegrityError), transaction.atomic():
        Appeal.objects.filter(special=False).update(slug="main")


def test_it_says_what_is_raised_and_needed_with_the_organiser_s_words(
    client: Client, roof: Appeal
) -> None:
    amend(roof, words="It leaks.\n\nOn <the> editor.")
    give(5_000, appeal=roof)
    shown = page(client)
    assert "You’ve raised £50 of £200, June 2026. We need £150 more." in shown
    assert "<p>On &lt;the&gt; editor.</p>" in client.get(PAGE).content.decode()
    assert "13 June £50 £50" in shown
    assert "18 days remaining" in shown


def test_it_thanks_those_who_gave_to_it_alone(client: Client, roof: Appeal) -> None:
    give(2_000, appeal=roof, giver=Giver("Jo Harker", "Threlby"), thank="town")
    give(700, giver=Giver("Al Other"), thank="full")
    shown = page(client)
    assert "A reader in Threlby £20" in shown
    assert "Al Other £7" not in shown.split("The boat fund")[0]


def test_before_its_first_day_it_has_no_figures_and_takes_nothing(
    client: Client, roof: Appeal, clock: Clock
) -> None:
    clock(dt.date(2026, 5, 31))
    shown = page(client)
    assert "We ask for £200, June 2026." in shown
    assert "Give to this appeal" not in shown


def test_ended_it_says_what_it_raised(client: Client, roof: Appeal, clock: Clock) -> None:
    give(5_000, appeal=roof)
    clock(JULY_2)
    shown = page(client)
    assert "You raised £50 of £200, June 2026: thank you." in shown
    assert "Ended on 30 June 2026" in shown
    assert "Give to this appeal" not in shown
    assert "Special appeals that have ended The roof £50 raised of £200" in page(client, "/fund/")


def test_a_match_is_shown_as_a_promise(client: Client, roof: Appeal) -> None:
    promise(roof)
    give(3_120, appeal=roof)
    shown = page(client)
    assert "Matched: £31.20 of £50 so far promised by the oarmakers." in shown
    assert "It is counted once it has been paid in." in shown
    assert "You’ve raised £31 of £200" in shown


def test_what_the_sponsor_paid_in_is_said_and_counted(client: Client, roof: Appeal) -> None:
    promise(roof)
    give(3_000, appeal=roof)
    match = roof.matches.get()
    pay_match(match, 2_000, method="bank", on=JUNE_13, key="1", by=audit.COMMAND, at=NOON)
    shown = page(client)
    assert "Matched: £30 of £50 so far promised by the oarmakers." in shown
    assert "£20 has been paid in and is counted." in shown
    assert "You’ve raised £50 of £200" in shown


def test_a_match_to_come_says_from_when(client: Client, roof: Appeal) -> None:
    promise(roof, opens_on=JUNE_30)
    assert "From 30 June to 30 June the first £50 that you give is to be doubled" in page(client)


def test_its_panel_stands_on_the_front_page_if_it_was_chosen(paper: Paper, roof: Appeal) -> None:
    assert panels(paper) == ""
    amend(roof, on_front=True)
    assert panels(paper) == (
        "The roof You’ve raised £0 We need £200 18 days remaining Give to this appeal"
    )


def test_its_panel_goes_when_it_ends(paper: Paper, roof: Appeal, clock: Clock) -> None:
    amend(roof, on_front=True)
    clock(JULY_2)
    assert panels(paper) == ""


def test_the_command_that_amends_it_leaves_its_words(roof: Appeal) -> None:
    amend(roof, words="It leaks.", on_front=True)
    june_fund("The roof", pounds=300, special=True)
    roof.refresh_from_db()
    assert (roof.target_minor, roof.words, roof.on_front) == (30_000, "It leaks.", True)

"""Special appeals, matches and the page of a gift at the desk."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags

from masthead.fund.models import Appeal, Gift, Match
from masthead.fund.receive import Giver
from masthead.fund.refund import refund
from masthead.fund.tests.cast import JUNE_13, NOON, give, june_fund, the_ferry_bell
from masthead.fund.tests.test_desk import TERMS, signed_in, words
from masthead.people import audit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
MATCH = {
    "sponsor": "the oarmakers",
    "cap": "5000",
    "opens_on": "2026-06-10",
    "closes_on": "2026-06-20",
}
PAID = {"key": "1", "amount": "20", "method": "cheque", "on": "2026-06-13"}


@pytest.fixture
def roof() -> Appeal:
    the_ferry_bell()
    june_fund()
    return june_fund("The roof", special=True).appeal


@pytest.fixture
def organiser(roof: Appeal) -> Client:
    return signed_in("fund-organiser")


def set_up(client: Client, appeal: Appeal, **other: str) -> str:
    answer = client.post(reverse("set_match", args=[appeal.pk]), {**MATCH, **other}, follow=True)
    return " ".join(strip_tags(answer.content.decode()).split())


def test_it_refuses_those_without_the_right(roof: Appeal) -> None:
    gift = give(100)
    reporter = signed_in("reporter")
    addresses = [
        reverse("gift", args=[gift.number]),
        reverse("set_match", args=[roof.pk]),
        reverse("gift_to_match", args=[gift.number]),
    ]
    assert [reporter.post(address).status_code for address in addresses] == [405, 302, 302]
    assert reporter.get(addresses[0]).status_code == 302


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("sponsor", "", "Say who promised it"),
        ("cap", "many", "“many” is not an amount"),
        ("closes_on", "2026-07-20", "The days lie within those of the appeal"),
    ],
)
def test_it_refuses_terms_in_a_sentence_and_keeps_what_was_typed(
    organiser: Client, roof: Appeal, field: str, typed: str, sentence: str
) -> None:
    answer = organiser.post(reverse("set_match", args=[roof.pk]), {**MATCH, field: typed})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Match.objects.exists()


def test_a_match_is_set_up_and_says_how_it_stands(organiser: Client, roof: Appeal) -> None:
    give(312_000, appeal=roof)
    shown = set_up(organiser, roof)
    assert "Readers gave £3,120 Matched £3,120 Paid in £0 Still due £3,120" in shown
    appeal = words(organiser, reverse("amend_appeal", args=[roof.pk]))
    assert "the oarmakers: £3,120 of £5,000 matched, £0 paid in" in appeal


def test_it_is_amended(organiser: Client, roof: Appeal) -> None:
    set_up(organiser, roof)
    address = reverse("amend_match", args=[Match.objects.get().pk])
    assert 'value="5000"' in organiser.get(address).content.decode()
    organiser.post(address, {**MATCH, "cap": "700"})
    assert Match.objects.get().cap_minor == 70_000


def test_the_sponsor_s_money_is_recorded_once(organiser: Client, roof: Appeal) -> None:
    set_up(organiser, roof)
    address = reverse("match", args=[Match.objects.get().pk])
    assert organiser.post(address, {**PAID, "amount": "0"}).status_code == 422
    assert organiser.post(address, {**PAID, "on": "2026-06-14"}).status_code == 422
    for _twice in range(2):
        organiser.post(address, PAID)
    gift = Gift.objects.get()
    assert (gift.appeal, gift.match, gift.amount_minor) == (roof, Match.objects.get(), 2_000)
    assert "Paid in £20" in words(organiser, address)


def test_a_gift_is_said_to_be_the_sponsor_s(organiser: Client, roof: Appeal) -> None:
    gift = give(1_000, appeal=roof, giver=Giver("Oar Makers"))
    set_up(organiser, roof)
    match = Match.objects.get()
    address = reverse("gift_to_match", args=[gift.number])
    answer = organiser.post(address, {"match": str(match.pk)}, follow=True)
    assert "Paid in for the match of" in answer.content.decode()
    assert organiser.post(address, {"match": "nonsense"}).status_code == 302
    gift.refresh_from_db()
    assert gift.match == match


def test_the_page_of_a_gift_says_all_that_is_known(organiser: Client, roof: Appeal) -> None:
    gift = give(2_500, appeal=roof, giver=Giver("Jo Harker", "Threlby"), method="cheque")
    refund(gift, 300, key="back:1", on=JUNE_13, at=NOON, by=audit.GATEWAY)
    shown = words(organiser, reverse("gift", args=[gift.number]))
    for known in (
        "Given £25 Given back £3 Left in the book £22",
        "Giver Jo Harker Town Threlby How it came Cheque Counts on 13 June 2026",
        "Counts to The roof Thanks in the paper Not at all",
        "Cheques in hand £25 Gifts £25",
        "13 Jun 2026 £3 back:1",
        "Receipt As PDF",
    ):
        assert known in shown
    assert organiser.get(reverse("gift", args=[gift.number + 1])).status_code == 404


def test_a_special_appeal_is_opened_with_its_page(organiser: Client) -> None:
    special = {**TERMS, "special": "on", "slug": "bell", "words": "It cracked.", "on_front": "on"}
    organiser.post("/desk/fund/appeals/open/", special)
    bell = Appeal.objects.get(slug="bell")
    assert (bell.special, bell.words, bell.on_front) == (True, "It cracked.", True)
    again = organiser.post("/desk/fund/appeals/open/", {**special, "name": "Another"})
    assert again.status_code == 422
    assert "addresses are never given twice" in again.content.decode()


def test_words_are_amended_and_the_address_stays(organiser: Client, roof: Appeal) -> None:
    address = reverse("amend_appeal", args=[roof.pk])
    organiser.post(address, {**TERMS, "name": "The tower", "words": "It leaks.", "slug": "tower"})
    roof.refresh_from_db()
    assert (roof.name, roof.words, roof.slug) == ("The tower", "It leaks.", "the-roof")
    assert "/fund/the-roof/" in words(organiser, address)

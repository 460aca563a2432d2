"""Whoever gave an address gets one receipt for each gift, and hears what has gone back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from django.test import Client

from masthead.fund.models import Gift
from masthead.fund.receipts.link import receipt_path
from masthead.fund.receive import Giver
from masthead.fund.refund import refund
from masthead.fund.reverse_gift import reverse_gift
from masthead.fund.tests import cast
from masthead.fund.tests.cast import JUNE_13, NOON, give
from masthead.mail.hand_over import hand_over
from masthead.mail.models import Letter
from masthead.people import audit
from masthead.people.models import Person
from tests.database import Database
from tests.servers.mail import Catcher

JO = Giver(name="Jo Harker & Son", town="Threlby", email="jo@example.org")
PdfText = Callable[[bytes], str]


@pytest.fixture
def paper(db: None) -> None:
    cast.the_ferry_bell()
    cast.june_fund()


def go_back(gift: Gift, pence: int, *, key: str = "practice:pr_1:refunded") -> None:
    refund(gift, pence, key=key, on=JUNE_13, at=NOON, by=audit.GATEWAY)


def printed(gift: Gift, client: Client) -> bytes:
    answer = client.get(receipt_path(gift.number))
    assert answer.status_code == 200
    return answer.content


@pytest.mark.parametrize("giver", [None, Giver(name="Jo Harker"), Giver(email="not an address")])
def test_without_an_address_no_letter_is_written(paper: None, giver: Giver | None) -> None:
    gift = give(1000, giver=giver)
    go_back(gift, 300)
    assert Gift.objects.count() == 1
    assert not Letter.objects.exists()


def test_the_same_gift_told_forty_times_at_once_is_one_receipt(committed_db: Database) -> None:
    """Case 1: one entry, one receipt."""
    cast.the_ferry_bell()
    cast.june_fund()

    def tell(_number: int) -> int:
        number = give(1000, giver=JO, key="practice:ps_1:confirmed").number
        connections.close_all()
        return number

    with ThreadPoolExecutor(10) as threads:
        told = set(threads.map(tell, range(40)))
    assert told == {Gift.objects.get().number}
    assert [letter.key for letter in Letter.objects.all()] == [f"receipt:{told.pop()}"]


def test_two_givers_of_one_address_stay_two_persons(paper: None) -> None:
    """What is typed on the web never joins a record that is there: anybody can type anything."""
    known = Person.objects.create(name="Al", town="Threlby", email="jo@example.org", added_at=NOON)
    gift = give(1000, giver=JO)
    assert gift.giver != known
    known.refresh_from_db()
    assert (known.name, Person.objects.count()) == ("Al", 2)


def test_somebody_known_gets_theirs_too(paper: None) -> None:
    known = Person.objects.create(name="Al", email="al@example.org", added_at=NOON)
    give(1000, giver=known)
    assert Letter.objects.get().to == "al@example.org"


def test_it_says_exactly_what_came_and_that_it_bought_nothing(paper: None, caught: Catcher) -> None:
    gift = give(123450, giver=JO, method="cheque")
    hand_over(str(Letter.objects.get().pk), at=NOON)
    [came] = caught.letters
    assert came["Subject"] == "Your gift of £1,234.50 to The Ferry Bell"
    text, page = came.get_body(["plain"]), came.get_body(["html"])
    assert text is not None
    assert page is not None
    words = text.get_content()
    for line in (
        "Amount: £1,234.50",
        "From: Jo Harker & Son",
        "Received on: 13 June 2026",
        f"Gift number: {gift.number}",
        "For: The boat fund",
        "Paid by: Cheque",
        "The Ferry Bell Society Limited",
    ):
        assert line in words.splitlines()
    for said in (words, page.get_content()):
        assert "It is not a purchase" in said
        assert "shares in the Ferry Bell Society Limited" in said
        assert receipt_path(gift.number) in said
    assert "<strong>£1,234.50</strong>" in page.get_content()
    assert "Jo Harker &amp; Son" in page.get_content()


def test_the_day_is_the_one_on_which_it_was_received(paper: None) -> None:
    from masthead.ledger.close import close_month

    close_month(JUNE_13, on=cast.JULY_1, by=audit.COMMAND, at=cast.noon_of(cast.JULY_1))
    give(1000, giver=JO, on=JUNE_13, at=cast.noon_of(cast.JULY_2))
    assert "Received on: 13 June 2026" in Letter.objects.get().text


def test_each_refund_is_told_once(paper: None) -> None:
    gift = give(1000, giver=JO)
    for key, pence in (("a", 300), ("a", 300), ("b", 250)):
        go_back(gift, pence, key=f"practice:{key}:refunded")
    told = Letter.objects.filter(kind="refund").order_by("queued_at", "pk")
    assert [letter.subject for letter in told] == [
        "£3 of your gift has gone back",
        "£2.50 of your gift has gone back",
    ]
    assert f"£3 of your gift number {gift.number} has gone back to you" in told[0].text
    assert told[1].text.count("Gone back on 13 June 2026") == 2


@pytest.mark.parametrize("token", ["1", "1.", "1.AAAA", "x.y", "1:AAAA"])
def test_an_address_that_was_not_given_out_leads_nowhere(
    paper: None, client: Client, token: str
) -> None:
    give(1000)
    assert client.get(f"/give/receipt/{token}/").status_code == 404


def test_another_gift_s_number_does_not_fit_the_signature(paper: None, client: Client) -> None:
    first, second = give(1000), give(2000)
    path = receipt_path(first.number).replace(f"/{first.number}.", f"/{second.number}.")
    assert client.get(path).status_code == 404


def test_the_pdf_says_the_amount_and_sets_no_cookie(
    paper: None, client: Client, pdf_text: PdfText
) -> None:
    gift = give(123450, giver=JO)
    answer = client.get(receipt_path(gift.number))
    assert answer["Content-Type"] == "application/pdf"
    assert answer["X-Robots-Tag"] == "noindex"
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies
    said = pdf_text(answer.content)
    for words in ("£1,234.50", "Jo Harker & Son", "13 June 2026", "The boat fund", "no vote"):
        assert words in said


def test_the_pdf_says_what_has_gone_back_since(
    paper: None, client: Client, pdf_text: PdfText
) -> None:
    gift = give(1000, giver=JO)
    assert "Gone back" not in pdf_text(printed(gift, client))
    go_back(gift, 333)
    assert "Gone back on 13 June 2026 £3.33" in pdf_text(printed(gift, client))


def test_the_pdf_of_a_gift_that_was_a_slip_of_the_pen_is_no_receipt(
    paper: None, client: Client, pdf_text: PdfText
) -> None:
    gift = give(1000, giver=JO)
    reverse_gift(gift, why="Typed twice", by=audit.COMMAND, at=NOON)
    said = pdf_text(printed(gift, client))
    assert f"No receipt: gift {gift.number} was recorded by mistake" in said
    assert "£10" not in said


def test_an_erased_giver_s_receipt_names_nobody(
    paper: None, client: Client, pdf_text: PdfText
) -> None:
    gift = give(1000, giver=JO)
    assert gift.giver is not None
    gift.giver.delete()
    said = pdf_text(printed(gift, client))
    assert "£10" in said
    assert "Harker" not in said


def test_a_practice_paper_s_receipt_says_that_it_is_none(db: None) -> None:
    from masthead.paper.found import found

    at = dt.datetime(2026, 6, 13, 12, tzinfo=dt.UTC)
    found("The Ferry Bell", society="The Society", practice=True, at=at)
    cast.june_fund()
    give(1000, giver=JO)
    assert "this is no receipt" in Letter.objects.get().text

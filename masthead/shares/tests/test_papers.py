"""Papers: the society's own words, the marks of certificates, addresses that nobody can guess."""

import pytest
from django.test import Client

from masthead.mail.models import Letter
from masthead.people import roles
from masthead.shares.certificates.cancel import cancel
from masthead.shares.decisions.allot import allot
from masthead.shares.decisions.approve import approve
from masthead.shares.decisions.reject import reject
from masthead.shares.decisions.scale_back import scale_back
from masthead.shares.models import Certificate, Place
from masthead.shares.papers.link import certificate_path, notice_path
from masthead.shares.papers.notice import print_notice
from masthead.shares.papers.standard import own_words
from masthead.shares.tests import deciding
from masthead.shares.tests.deciding import BY, JUNE_13, MINUTE, allotted, approved, paid, signed_in


@pytest.fixture(autouse=True)
def paper(db: None) -> None:
    deciding.the_ferry_bell()
    roles.sync()


@pytest.fixture
def secretary() -> Client:
    return signed_in("Society secretary")


def test_the_societys_own_words_stand_in_the_papers(secretary: Client) -> None:
    said = {place.value: "" for place in Place} | {"certificate": "Held by the ferry’s readers."}
    assert secretary.post("/desk/society/words/", said).status_code == 302
    assert own_words(Place.CERTIFICATE) == "Held by the ferry’s readers."
    assert own_words(Place.SIGNED) == "The secretary"
    secretary.post("/desk/society/words/", {place.value: "" for place in Place})
    assert own_words(Place.CERTIFICATE).startswith("The shares are held under the rules")


def test_papers_are_had_by_a_signed_address_and_no_other(client: Client, pdf_text: object) -> None:
    assert callable(pdf_text)
    application = allotted()
    certificate = Certificate.objects.get()
    for path in ("/shares/certificate/1/", "/shares/letter/1/", "/shares/certificate/1.x/"):
        assert client.get(path).status_code == 404
    letter = client.get(notice_path(application))
    assert (letter.status_code, letter["X-Robots-Tag"]) == (200, "noindex")
    said = pdf_text(letter.content)
    for words in ("Letter of allotment", "Ann Ashby", "1 Quay Street", "Member number 1"):
        assert words in said
    assert "Certificate 1" in pdf_text(client.get(certificate_path(certificate)).content)


def test_a_certificate_bears_the_mark_of_what_became_of_it(
    secretary: Client, pdf_text: object
) -> None:
    assert callable(pdf_text)
    allotted()
    address = "/desk/society/certificates/1"
    first = pdf_text(secretary.get(f"{address}.pdf").content)
    assert "Duplicate" not in first
    assert "10 Ordinary shares of £10 each" in first
    secretary.post(f"{address}/", {"do": "duplicate", "why": "Lost"})
    assert "Duplicate 1, made on" in pdf_text(secretary.get(f"{address}.pdf").content)
    cancel(Certificate.objects.get(), on=JUNE_13, why="Transferred", **BY)
    assert "Cancelled on 13 June 2026" in pdf_text(secretary.get(f"{address}.pdf").content)


def test_the_notice_to_a_giver_keeps_the_recipients_address_to_itself(
    client: Client, pdf_text: object
) -> None:
    assert callable(pdf_text)
    gift = paid(
        holder="gift", giver_name="Bea Birch", giver_email="bea@example.org",
        accepted_at=deciding.NOON,
    )  # fmt: skip
    reject(gift, why="The board decided so", **BY)
    said = pdf_text(client.get(notice_path(gift)).content)
    assert "Dear Bea Birch" in said
    assert "Quay Street" not in said


def test_the_letter_says_what_was_scaled_back_and_what_goes_back(pdf_text: object) -> None:
    assert callable(pdf_text)
    application = approved()
    scale_back(application, 4, why="Oversubscribed", **BY)
    allot(application, on=JUNE_13, **BY)
    application.refresh_from_db()
    said = pdf_text(print_notice(application))
    assert "You applied for 10 shares; 4 could be allotted." in said
    assert "Goes back to you £60" in said


def test_each_decision_is_told_by_mail_with_the_letter_to_print() -> None:
    application = allotted()
    told = Letter.objects.get(subject="Your shares are allotted")
    assert told.to == "ann@example.org"
    assert notice_path(application) in told.text


def test_a_giver_is_not_sent_the_letter_with_the_recipients_address() -> None:
    gift = paid(
        holder="gift", giver_name="Bea Birch", giver_email="bea@example.org",
        accepted_at=deciding.NOON,
    )  # fmt: skip
    approve(gift, minute=MINUTE, **BY)
    allot(gift, on=JUNE_13, **BY)
    told = Letter.objects.filter(subject="Your shares are allotted")
    letters = {one.to: one.text for one in told}
    assert notice_path(gift) in letters["ann@example.org"]
    assert notice_path(gift) not in letters["bea@example.org"]

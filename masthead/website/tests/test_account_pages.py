"""The pages of an account: what they show whom, and that they show it to nobody else."""

import datetime as dt
import html
import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from masthead.fund.refund import refund
from masthead.fund.tests.cast import JUNE_13
from masthead.mail.consent import wanted
from masthead.mail.models import Consent, Letter
from masthead.mail.send import Attachment, send
from masthead.people import audit
from masthead.people.models import Person, Thank, User
from masthead.register.models import Member
from masthead.shares.tests.holders import a_member, allotted
from masthead.website.tests.account_cast import (
    ADA,
    NOON,
    a_paper,
    given,
    supports,
    tell_email,
    user_of,
)

pytestmark = pytest.mark.django_db
BO = "bo@ferrybell.example"
PAGES = ["", "gifts/", "letters/", "address/", "thanks/", "mail/"]


@pytest.fixture(autouse=True)
def paper(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    a_paper()


@pytest.fixture
def ada(client: Client) -> Client:
    """Give the browser of somebody who signed in."""
    client.force_login(user_of(), backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def member() -> Member:
    found = a_member("Ada Crake")
    allotted(found, 12)
    tell_email(found, ADA)
    return found


def read(client: Client, path: str = "", *, status: int = 200) -> str:
    answer = client.get(f"/account/{path}")
    assert answer.status_code == status, answer
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Robots-Tag"] == "noindex"
    return words(answer.content)


def words(page: bytes) -> str:
    body = page.decode().partition("<main")[2].partition("</main>")[0]
    return " ".join(html.unescape(re.sub("<[^>]*>", " ", body)).split())


def written(to: str = ADA, *, kind: str = "receipt", subject: str = "Your gift") -> Letter:
    files = [Attachment("notice.pdf", "application/pdf", b"%PDF-notice")]
    return send(
        kind,
        to=to,
        key=f"{kind}:{subject}:{to}",
        subject=subject,
        text="Dear <Ada>,\nthank you.",
        attachments=files,
        at=NOON,
    )


@pytest.mark.parametrize("page", [*PAGES, "gifts/2026.pdf", "shares/1/"])
def test_whoever_isn_t_signed_in_is_led_to_the_door_and_back(client: Client, page: str) -> None:
    answer = client.get(f"/account/{page}")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/account/login/?next=%2Faccount%2F")


@pytest.mark.parametrize("page", PAGES)
def test_each_page_opens_for_somebody_of_whom_nothing_is_known(ada: Client, page: str) -> None:
    assert "Your account" in read(ada, page)


def test_nothing_of_anybody_else_is_on_any_page(ada: Client) -> None:
    gift = given(name="Bo Canary", email=BO)
    assert gift.giver
    supports(gift.giver, 4_321)
    other = a_member("Bo Canary")
    tell_email(other, BO)
    letter = written(BO, subject="Canary")
    seen = " ".join(read(ada, page) for page in PAGES)
    assert "Canary" not in seen
    assert "43.21" not in seen
    hidden = [f"letters/{letter.pk}/", f"letters/{letter.pk}/{letter.enclosures.get().pk}/"]
    for path in [*hidden, f"shares/{other.number}/"]:
        assert ada.get(f"/account/{path}").status_code == 404


def test_the_first_page_shows_the_latest_of_everything(ada: Client, member: Member) -> None:
    gift = given(2_050)
    assert gift.giver
    refund(gift, 50, key="back", on=JUNE_13, at=NOON, by=audit.COMMAND)
    supports(gift.giver)
    text = read(ada)
    assert f"Signed in as {ADA}" in text
    assert "£5 a month Card, next on 13 July 2026" in text
    assert "13 Jun 2026 £20.50 Bank transfer · £0.50 has gone back" in text
    assert f"Member {member.number}: Ada Crake 12 shares, one vote" in text
    assert "Your gift of £20.50 to The Ferry Bell" in text
    assert "Not at all" in text


def test_every_gift_is_listed_with_its_receipt_and_the_years(ada: Client) -> None:
    for _time in range(31):
        given(100)
    given(700, on=dt.date(2026, 3, 1))
    assert read(ada, "gifts/").count("Receipt") == 30
    second = read(ada, "gifts/?page=2")
    assert second.count("Receipt") == 2
    assert "6 April 2026 to 5 April 2027 2026 6 April 2025 to 5 April 2026" in second
    page = ada.get("/account/gifts/").content.decode()
    receipt = re.search(r"/give/receipt/[^\"]+", page)
    assert receipt
    assert ada.get(receipt[0])["Content-Type"] == "application/pdf"


def test_the_statement_of_a_year_is_a_file_of_what_they_gave(
    ada: Client, pdf_text: Callable[[bytes], str]
) -> None:
    given(2_050)
    given(999, name="Bo Canary", email=BO)
    answer = ada.get("/account/gifts/2026.pdf")
    assert answer["Content-Disposition"] == 'attachment; filename="given-2026.pdf"'
    assert "no-store" in answer["Cache-Control"]
    text = pdf_text(answer.content)
    assert "Given by Ada Crake" in text
    assert "Altogether £20.50" in text
    assert "9.99" not in text


@pytest.mark.parametrize("year", ["1899", "2027", "2027-28", "2026-26", "next"])
def test_there_is_no_statement_of_a_year_to_come_or_of_none(ada: Client, year: str) -> None:
    assert ada.get(f"/account/gifts/{year}.pdf").status_code == 404


def test_a_letter_is_read_once_more_with_what_went_with_it(ada: Client) -> None:
    letter = written(ADA.upper())
    given(email=ADA.upper())
    text = read(ada, f"letters/{letter.pk}/")
    assert "Dear <Ada>, thank you." in text
    file = ada.get(f"/account/letters/{letter.pk}/{letter.enclosures.get().pk}/")
    assert file.content == b"%PDF-notice"
    assert file["Content-Disposition"].startswith("attachment")


def test_letters_with_a_code_are_not_shown(ada: Client) -> None:
    letter = written(kind="sign-in", subject="1234 5678 is your code")
    assert "1234 5678" not in read(ada, "letters/")
    assert ada.get(f"/account/letters/{letter.pk}/").status_code == 404


def test_a_member_sees_what_the_register_says_of_them(ada: Client, member: Member) -> None:
    text = read(ada, f"shares/{member.number}/")
    assert "3 Quay Street" in text
    assert "Change your postal address" in text


def test_a_name_has_to_be_given_and_what_was_typed_stays(ada: Client) -> None:
    answer = ada.post("/account/address/", {"name": "", "town": "Hebworth"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert '<a href="#id_name">Type your name</a>' in page
    assert 'value="Hebworth"' in page
    assert not Person.objects.exists()


def test_a_member_can_t_take_their_address_away(ada: Client, member: Member) -> None:
    answer = ada.post("/account/address/", {"name": "Ada Crake", "address": ""})
    assert answer.status_code == 422
    assert "has to know your postal address" in words(answer.content)


def test_an_address_is_put_right(ada: Client, member: Member) -> None:
    assert "3 Quay Street" in read(ada, "address/")
    told = {"name": "Ada Crake", "address": "2 Mill Lane", "postcode": "HB1 1AB"}
    answer = ada.post("/account/address/", told, follow=True)
    assert answer.redirect_chain == [("/account/", 302)]
    assert "Saved: the paper has this name and address from today on." in words(answer.content)
    assert "2 Mill Lane" in read(ada, f"shares/{member.number}/")


def test_thanks_by_name_need_a_name(ada: Client) -> None:
    answer = ada.post("/account/thanks/", {"thank": "full"})
    assert answer.status_code == 422
    assert "Give your name, since you would like to be thanked by name" in words(answer.content)
    assert ada.post("/account/thanks/", {"thank": "loudly"}).status_code == 422


def test_how_to_be_thanked_is_chosen(ada: Client) -> None:
    giver = given().giver
    assert giver
    ada.post("/account/thanks/", {"thank": "initials"})
    giver.refresh_from_db()
    assert giver.thank == Thank.INITIALS
    assert "By initials and town" in read(ada)


def test_mail_is_chosen_by_purpose_and_each_answer_kept(ada: Client) -> None:
    assert "Nothing but receipts" in read(ada)
    assert ada.post("/account/mail/", {"purposes": "spam"}).status_code == 422
    ada.post("/account/mail/", {"purposes": ["newsletter", "events"]})
    assert wanted(ADA) == {"newsletter", "events"}
    assert "The newsletter, Events" in read(ada)
    ada.post("/account/mail/", {"purposes": ["events"]})
    assert wanted(ADA) == {"events"}
    said = Consent.objects.order_by("pk").filter(by=None)
    assert list(said.values_list("purpose", "given", "source")) == [
        ("newsletter", True, "account"),
        ("events", True, "account"),
        ("newsletter", False, "account"),
    ]


def test_one_cannot_change_another_s_record_by_an_address_typed_for_them(ada: Client) -> None:
    """What somebody tells on the website with another's address gives them no account of theirs."""
    told = given(name="Mallory", email=BO).giver
    assert told
    ada.post("/account/address/", {"name": "Mallory", "town": "Elsewhere"})
    told.refresh_from_db()
    assert told.town == "Threlby"


def test_it_takes_few_questions_to_the_database(
    ada: Client, member: Member, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _time in range(8):
        gift = given(100)
    assert gift.giver
    supports(gift.giver)
    ada.get("/account/")
    with django_assert_max_num_queries(36):
        ada.get("/account/")


def test_staff_have_an_account_as_everybody_has(client: Client) -> None:
    user = User.objects.create(email="desk@ferrybell.example", first_name="Dot")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    assert "Dot" in read(client)


def test_a_statement_in_one_name_sums_no_gift_of_another_at_the_address(
    ada: Client, pdf_text: Callable[[bytes], str]
) -> None:
    given(700, name="Bo Crake")
    given(2_000)
    text = pdf_text(ada.get("/account/gifts/2026.pdf").content)
    assert "Given by Ada Crake" in text
    assert "Altogether £20" in text

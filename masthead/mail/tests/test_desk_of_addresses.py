"""Suppressed addresses and what mail is wanted, at the desk."""

from __future__ import annotations

import datetime as dt
import html

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from masthead.lib.mail_url import mail_settings
from masthead.mail.consent import say, wanted
from masthead.mail.models import Consent, Purpose, Reason, Suppression
from masthead.mail.send import send
from masthead.mail.suppression.suppress import suppress
from masthead.paper.found import found
from masthead.people import audit, roles
from masthead.people.staff import add_staff
from tests.signed_in import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("paper")]
AT = dt.datetime(2026, 6, 13, 9, 30, tzinfo=dt.UTC)
JO = "jo.harker@example.org"
LIST, NEW, WANTED = "/desk/suppressed/", "/desk/suppressed/new/", "/desk/mail-wanted/"


@pytest.fixture
def paper() -> None:
    found("The Ferry Bell", society="The Ferry Bell Society", practice=True, at=AT)


@pytest.fixture
def organiser(settings: Settings) -> Client:
    return signed_in("fund-organiser")


def signed_in(role: str) -> Client:
    client = Client()
    sign_in(client, add_staff("a@example.org", role=roles.find(role), by=audit.COMMAND, at=AT))
    return client


def suppressed(email: str = JO, reason: Reason = Reason.BOUNCED) -> Suppression:
    return suppress(
        email,
        reason=reason,
        said=f"550 about {email}",
        source="postmark",
        happened_at=AT,
        by=audit.GATEWAY,
        at=AT,
    )


def wants(email: str, purpose: str = Purpose.NEWSLETTER) -> None:
    say(
        email,
        purpose=purpose,
        given=True,
        wording="Send it each Friday",
        source="support",
        by=audit.READER,
        at=AT,
    )


def page(client: Client, address: str, typed: dict[str, str] | None = None) -> str:
    answer = client.get(address) if typed is None else client.post(address, typed, follow=True)
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


@pytest.mark.parametrize("role", ["reporter", "revise-sub", "secretary"])
def test_it_refuses_those_who_keep_no_people(role: str) -> None:
    row = suppressed()
    client = signed_in(role)
    for address in (LIST, NEW, WANTED, f"{LIST}{row.pk}/"):
        assert client.get(address).status_code == 302
        client.post(address, {"email": "al@example.org", "said": "x", "why": "x"})
    assert list(Suppression.objects.standing()) == [row]


def test_it_says_that_nothing_is_suppressed_and_that_no_service_reports(organiser: Client) -> None:
    shown = page(organiser, LIST)
    assert "No address is suppressed." in shown
    assert "MASTHEAD_MAIL_REPORTS" in shown


def test_it_says_where_services_report_to(organiser: Client, settings: Settings) -> None:
    environment = {
        "MASTHEAD_MAIL_REPORTS": "postmark",
        "MASTHEAD_ANYMAIL_WEBHOOK_SECRET": "paper:word",
    }
    for name, value in mail_settings(environment, practice=False).items():
        setattr(settings, name, value)
    assert "<code>/webhooks/mail/postmark/</code>" in page(organiser, LIST)


def test_it_lists_and_finds_them_erased_ones_by_the_whole_address(organiser: Client) -> None:
    suppressed()
    erased = suppressed("al@example.org", Reason.COMPLAINED)
    Suppression.objects.filter(pk=erased.pk).update(email="", said="")
    shown = page(organiser, LIST)
    assert "550 about jo.harker@example.org" in shown
    assert "erased" in shown
    assert JO in page(organiser, f"{LIST}?q=JO.H")
    assert "Reported as spam" in page(organiser, f"{LIST}?q=Al%40example.org")
    assert "That address isn’t among them." in page(organiser, f"{LIST}?q=al%40exam")


def test_an_address_is_suppressed_for_somebody_who_asks(organiser: Client) -> None:
    wants(JO)
    shown = page(organiser, NEW, {"email": JO, "said": "Rang on Monday"})
    assert "Nothing is sent to that address any more." in shown
    row = Suppression.objects.get()
    assert (row.reason, row.said, row.source) == (Reason.ASKED, "Rang on Monday", "desk")
    assert row.by is not None
    assert wanted(JO) == set()


def test_what_is_missing_is_named_and_what_was_typed_kept(organiser: Client) -> None:
    answer = organiser.post(NEW, {"email": "jo harker", "said": "Rang on Monday"})
    shown = html.unescape(answer.content.decode())
    assert answer.status_code == 422
    assert '<a href="#id_email">That is no email address: type it as name@example.org</a>' in shown
    assert "jo harker" in shown
    assert "Rang on Monday" in shown
    assert not Suppression.objects.exists()


def test_it_is_lifted_with_a_reason_and_once(organiser: Client) -> None:
    row = suppressed()
    address = f"{LIST}{row.pk}/"
    assert organiser.post(address, {"why": " "}).status_code == 422
    assert "That address is written to again." in page(organiser, address, {"why": "Rang us"})
    assert organiser.get(address).status_code == 404
    shown = page(organiser, f"{LIST}?show=lifted")
    assert "Rang us" in shown
    assert "No address is suppressed." in page(organiser, LIST)


def test_it_counts_who_wants_what_by_their_last_word(organiser: Client) -> None:
    for number in range(3):
        wants(f"reader{number}@example.org")
    say(
        "reader0@example.org",
        purpose=Purpose.NEWSLETTER,
        given=False,
        wording="No",
        source="link",
        by=audit.READER,
        at=AT + dt.timedelta(days=1),
    )
    wants(JO, Purpose.EVENTS)
    shown = "".join(page(organiser, WANTED).split())
    assert "<dt>Thenewsletter</dt><dd>2</dd>" in shown
    assert "<dt>Events</dt><dd>1</dd>" in shown
    assert "<dt>Appealsofthefund</dt><dd>0</dd>" in shown


def test_it_shows_what_an_address_said_with_its_words(organiser: Client) -> None:
    wants(JO)
    shown = page(organiser, f"{WANTED}?q=Jo.Harker%40example.org")
    assert "Send it each Friday" in shown
    assert "support" in shown
    assert "said nothing about mail" in page(organiser, f"{WANTED}?q=al%40example.org")


def test_it_writes_down_what_somebody_told_the_desk(organiser: Client) -> None:
    wants(JO)
    typed = {"purpose": Purpose.NEWSLETTER, "given": "no", "wording": "Rang: no more, please"}
    assert "Written down." in page(organiser, f"{WANTED}?q={JO}", typed)
    said = Consent.objects.of(JO)[0]
    assert (said.given, said.wording, said.source) == (False, "Rang: no more, please", "desk")
    assert said.by is not None
    answer = organiser.post(f"{WANTED}?q={JO}", typed | {"wording": ""})
    assert answer.status_code == 422
    assert "Write down what they said" in answer.content.decode()


def test_the_list_of_letters_tells_the_suppressed_and_what_they_were_for() -> None:
    administrator = signed_in("administrator")
    suppressed()
    wants("al@example.org")
    for key, to, purpose in (
        ("1", JO, ""),
        ("2", "al@example.org", Purpose.NEWSLETTER),
        ("3", "bo@example.org", Purpose.EVENTS),
    ):
        send("k", to=to, key=key, subject=f"Letter {key}", text="t", purpose=purpose, at=AT)

    def shown(asked: str) -> list[str]:
        read = page(administrator, f"/desk/letters/?{asked}")
        return [key for key in ("1", "2", "3") if f"Letter {key}" in read]

    assert shown("standing=suppressed") == ["1", "3"]
    assert shown("standing=to-see-to") == ["1"]
    assert shown("purpose=must") == ["1"]
    assert shown("purpose=newsletter") == ["2"]
    assert "This address is suppressed: Letters came back" in page(administrator, "/desk/letters/")

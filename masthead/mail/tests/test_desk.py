"""Letters at the desk: who may see to them, what they read, and another try."""

import datetime as dt
import html

import pytest
from django.test import Client
from pytest_django import Settings

from masthead.lib.mail_url import NOWHERE
from masthead.mail.models import Letter, Standing
from masthead.mail.send import send
from masthead.paper.found import found
from masthead.people import audit, roles
from masthead.people.staff import add_staff
from tests.signed_in import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("paper")]
AT = dt.datetime(2026, 6, 13, 9, 30, tzinfo=dt.UTC)
LIST = "/desk/letters/"


@pytest.fixture
def paper() -> None:
    found("The Ferry Bell", society="The Ferry Bell Society", practice=True, at=AT)


def signed_in(role: str) -> Client:
    client = Client()
    user = add_staff("a@example.org", role=roles.find(role), by=audit.COMMAND, at=AT)
    sign_in(client, user)
    return client


@pytest.fixture
def administrator() -> Client:
    return signed_in("administrator")


def write(name: str, standing: Standing = Standing.WAITING, why: str = "") -> Letter:
    letter = send("receipt", to=f"{name}@example.org", key=name, subject="Yours", text="t", at=AT)
    sent_at = AT if standing == Standing.SENT else None
    Letter.objects.filter(pk=letter.pk).update(standing=standing, why=why, sent_at=sent_at)
    return letter


def page(client: Client, asked: str = "") -> str:
    answer = client.get(LIST + asked)
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


@pytest.mark.parametrize("role", ["reporter", "fund-organiser", "treasurer"])
def test_it_refuses_those_without_the_right(role: str) -> None:
    letter = write("jo", Standing.FAILED)
    client = signed_in(role)
    assert client.get(LIST).status_code == 302
    client.post(f"{LIST}{letter.pk}/again/")
    letter.refresh_from_db()
    assert letter.standing == Standing.FAILED


def test_it_says_when_there_is_nothing_yet(administrator: Client) -> None:
    assert "No letter has been written yet." in page(administrator)


def test_it_says_how_many_wait_for_a_server_of_mail(
    administrator: Client, settings: Settings
) -> None:
    settings.EMAIL_BACKEND = NOWHERE
    write("jo")
    assert "No server of mail is set, so 1 letter waits." in page(administrator)


def test_it_finds_by_standing_and_by_address(administrator: Client) -> None:
    for name, standing in (
        ("jo", Standing.SENT),
        ("al", Standing.FAILED),
        ("bo", Standing.DOUBTFUL),
        ("di", Standing.WAITING),
    ):
        write(name, standing, why=f"reason of {name}")

    def shown(asked: str) -> list[str]:
        found = page(administrator, asked)
        return [name for name in ("jo", "al", "bo", "di") if f"{name}@example.org</td>" in found]

    assert shown("") == ["jo", "al", "bo", "di"]
    assert shown("?standing=to-see-to") == ["al", "bo"]
    assert shown("?standing=sent") == ["jo"]
    assert shown("?q=DI%40") == ["di"]
    assert "reason of al" in page(administrator, "?standing=failed")
    assert "No letter has that address or standing." in page(administrator, "?q=nobody")


def test_another_try_puts_it_on_its_way(administrator: Client) -> None:
    letter = write("jo", Standing.DOUBTFUL)
    answer = administrator.post(f"{LIST}{letter.pk}/again/", follow=True)
    assert "The letter to jo@example.org is on its way again." in answer.content.decode()
    letter.refresh_from_db()
    assert letter.standing == Standing.WAITING


def test_one_that_was_sent_offers_no_other_try_and_refuses_it(administrator: Client) -> None:
    letter = write("jo", Standing.SENT)
    assert "Try again" not in page(administrator)
    answer = administrator.post(f"{LIST}{letter.pk}/again/", follow=True)
    assert "That letter was sent, is on its way, or is forgotten" in answer.content.decode()

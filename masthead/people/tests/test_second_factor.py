"""Nobody on the staff of a real paper sees the desk without a second factor, however they came."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from masthead.people import audit
from masthead.people.drop_factors import drop_factors
from masthead.people.models import AuditRow, User
from masthead.people.signin import make_link
from masthead.people.tests.door_cast import (
    PASSWORD,
    add_app,
    ask_for_code,
    by_code,
    code_in,
    is_in,
    letter_to,
    link_in,
    take_on,
    the_post,
    totp,
    with_password,
)

SUB = "sub@post.example"
DESK = ("/desk/", "/desk/stories/", "/desk/api/main/pages/", "/desk/sprite/", "/desk/account/")
pytestmark = pytest.mark.django_db


def by_printed_link(client: Client) -> None:
    secret = make_link(User.objects.get(email=SUB), by=audit.COMMAND, at=timezone.now())
    client.post(f"/desk/sign-in/{secret}/")


def by_letter_code(client: Client) -> None:
    client.post(ask_for_code(client, SUB), {"code": code_in(letter_to(SUB))})


def by_letter_link(client: Client) -> None:
    ask_for_code(client, SUB)
    client.post(link_in(letter_to(SUB)))


def by_password(client: Client) -> None:
    client.post("/account/login/password/", {"email": SUB, "password": PASSWORD})


WAYS = [by_printed_link, by_letter_code, by_letter_link, by_password]


@pytest.fixture
def sub() -> User:
    the_post(practice=False)
    return with_password(take_on(SUB, "sub"))


@pytest.fixture
def key(sub: User) -> str:
    """Return the key of an app that the sub-editor set up from a link that was handed over."""
    client = Client()
    by_printed_link(client)
    return add_app(client)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("address", DESK)
def test_without_one_every_way_stops_before_the_desk(
    sub: User, way: Callable[[Client], None], address: str
) -> None:
    client = Client()
    way(client)
    assert is_in(client)
    for answer in (client.get(address), client.post(address)):
        assert answer.headers["Location"] == "/account/second-factor/"


@pytest.mark.parametrize("way", WAYS)
def test_with_one_every_way_asks_for_it_before_there_is_a_session(
    key: str, way: Callable[[Client], None]
) -> None:
    client = Client()
    way(client)
    assert not is_in(client)
    assert client.get("/desk/").headers["Location"].startswith("/account/login/")
    assert client.post("/account/login/factor/", {"code": "000000"}).status_code == 200
    assert not is_in(client)
    answer = client.post("/account/login/factor/", {"code": totp(key, ahead=1)})
    assert answer.status_code == 302
    assert client.get("/desk/").status_code == 200


def test_the_session_in_which_it_was_set_up_sees_the_desk(sub: User) -> None:
    client = Client()
    by_printed_link(client)
    add_app(client)
    assert client.get("/desk/").status_code == 200


@pytest.mark.parametrize("way", [by_letter_code, by_letter_link, by_password])
def test_the_first_one_is_not_set_up_from_a_letter_box_or_a_password(
    sub: User, way: Callable[[Client], None]
) -> None:
    client = Client()
    way(client)
    for page in ("app", "passkeys/add"):
        answer = client.get(f"/account/security/{page}/")
        assert answer.headers["Location"] == "/account/second-factor/"
    assert "handed to you" in client.get("/account/second-factor/").content.decode()


def test_a_reader_sets_one_up_without_a_handed_over_link(sub: User) -> None:
    client = Client()
    by_code(client, "ann@reader.example")
    add_app(client)
    client.post("/account/logout/")
    client.post(
        ask_for_code(client, "ann@reader.example"),
        {"code": code_in(letter_to("ann@reader.example"))},
    )
    assert not is_in(client)


def test_the_same_code_of_an_app_opens_once(key: str) -> None:
    code = totp(key, ahead=1)
    for client, opens in ((Client(), True), (Client(), False)):
        by_password(client)
        client.post("/account/login/factor/", {"code": code})
        assert is_in(client) is opens


def test_a_recovery_code_opens_once(key: str) -> None:
    codes = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()
    for client, opens in ((Client(), True), (Client(), False)):
        by_password(client)
        client.post("/account/login/factor/", {"code": codes[0]})
        assert is_in(client) is opens


def test_guessing_it_ends_after_five(key: str) -> None:
    client = Client()
    by_password(client)
    for _guess in range(5):
        client.post("/account/login/factor/", {"code": "000000"})
    answer = client.post("/account/login/factor/", {"code": totp(key, ahead=1)})
    assert "Too many tries" in answer.content.decode()
    assert not is_in(client)


def test_the_last_one_stays_while_the_desk_asks_for_it(key: str) -> None:
    client = Client()
    by_password(client)
    client.post("/account/login/factor/", {"code": totp(key, ahead=1)})
    answer = client.post("/account/security/app/remove/")
    assert "add another one before" in answer.content.decode()
    assert Authenticator.objects.filter(type="totp").exists()


def test_who_lost_theirs_sets_up_others_from_a_new_link(key: str, sub: User) -> None:
    client = Client()
    by_password(client)
    client.post("/account/login/factor/", {"code": totp(key, ahead=1)})
    assert drop_factors(sub, by=audit.COMMAND, at=timezone.now()) == 2
    assert client.get("/desk/").headers["Location"].startswith("/account/login/")
    by_printed_link(client)
    add_app(client)
    assert client.get("/desk/").status_code == 200


def test_secrets_are_sealed_in_the_database(key: str) -> None:
    assert key not in str(list(Authenticator.objects.values("data")))


def test_each_change_is_written_down_and_told_by_mail(key: str, sub: User) -> None:
    verbs = set(AuditRow.objects.filter(by=sub).values_list("verb", flat=True))
    assert {"people.sign_in", "people.add_factor"} <= verbs
    assert letter_about(SUB) == "An authenticator app was added to your account"


def letter_about(email: str) -> str:
    from masthead.mail.models import Letter

    return Letter.objects.filter(to=email, kind="security").latest("queued_at").subject


def test_a_practice_paper_offers_it_and_does_not_ask(settings: Settings) -> None:
    the_post()
    take_on(SUB, "sub")
    client = Client()
    by_printed_link(client)
    assert client.get("/desk/").status_code == 200
    settings.SECOND_FACTOR = "always"
    assert client.get("/desk/").headers["Location"] == "/account/second-factor/"


def test_the_codes_are_shown_once(sub: User) -> None:
    client = Client()
    by_printed_link(client)
    add_app(client)
    first = client.get("/account/security/codes/").content.decode()
    assert len(re.findall(r"<code>\d{8}</code>", first)) == 10
    assert "<code>" not in client.get("/account/security/codes/").content.decode()


def test_what_a_thief_of_a_session_must_not_do_asks_for_a_new_sign_in(sub: User) -> None:
    client = Client()
    client.force_login(sub)
    for address in ("/account/security/app/", "/account/password/"):
        answer = client.get(address)
        assert answer.headers["Location"].startswith("/account/again/?next=")
    answer = client.post("/account/again/", {"next": "/account/password/"})
    assert answer.headers["Location"] == "/account/login/?next=%2Faccount%2Fpassword%2F"
    assert not is_in(client)
    assert SUB in client.get("/account/login/").content.decode()

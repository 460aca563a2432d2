"""Five tries in five minutes at one door, whoever counts."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from masthead.people.models import SignInTry, SpentCode
from masthead.people.tests.door_cast import (
    PASSWORD,
    ask_for_code,
    code_in,
    is_in,
    letter_to,
    link_in,
    take_on,
    the_post,
    with_password,
)
from masthead.people.tries import FROM_A_NETWORK, TooManyTries, count_try, forget_old, spend

NOW = dt.datetime(2026, 6, 13, 12, tzinfo=dt.UTC)
pytestmark = pytest.mark.django_db


def tries(times: int, *, door: str = "code", whose: str = "ann", address: str = "") -> None:
    for _time in range(times):
        count_try(door, whose, address=address, at=NOW)


def test_the_sixth_try_in_five_minutes_is_refused() -> None:
    tries(5)
    with pytest.raises(TooManyTries, match="Wait five minutes"):
        tries(1)


def test_after_five_minutes_there_are_five_more() -> None:
    tries(5)
    count_try("code", "ann", address="", at=NOW + dt.timedelta(minutes=5))


def test_doors_and_people_are_counted_apart() -> None:
    tries(5)
    tries(5, door="password")
    tries(5, whose="bob")


def test_in_another_case_it_is_the_same_door() -> None:
    tries(5, whose="Ann@Reader.example")
    with pytest.raises(TooManyTries):
        tries(1, whose="ann@reader.example")


@pytest.mark.parametrize("addresses", [["192.0.2.7"], ["2001:db8::1", "2001:db8::2"]])
def test_one_caller_tries_no_more_than_some_doors(addresses: list[str]) -> None:
    for number in range(FROM_A_NETWORK):
        tries(1, whose=str(number), address=addresses[number % len(addresses)])
    with pytest.raises(TooManyTries):
        tries(1, whose="another", address=addresses[0])


def test_no_address_is_kept() -> None:
    tries(1, whose="ann@reader.example", address="192.0.2.7")
    kept = str(SignInTry.objects.values())
    assert "ann" not in kept
    assert "192.0.2.7" not in kept


def test_a_code_of_an_app_is_spent_once() -> None:
    assert spend("7", "123456", at=NOW)
    assert not spend("7", "123456", at=NOW)
    assert spend("8", "123456", at=NOW)


def test_what_counts_no_more_is_forgotten() -> None:
    tries(3)
    spend("7", "123456", at=NOW)
    forget_old(at=NOW + dt.timedelta(minutes=5))
    assert not SignInTry.objects.exists()
    assert not SpentCode.objects.exists()


def test_five_guesses_at_a_password_and_then_the_right_one_is_not_looked_at() -> None:
    the_post()
    with_password(take_on("sub@post.example", "sub"))
    client = Client()
    typed = {"email": "sub@post.example", "password": "guess"}
    for _guess in range(5):
        assert client.post("/account/login/password/", typed).status_code == 422
    right = client.post("/account/login/password/", typed | {"password": PASSWORD})
    assert right.status_code == 429
    assert not is_in(client)


def test_five_guesses_at_a_code_shut_the_code_and_not_the_link() -> None:
    """Whoever guesses keeps nobody out: the link in the letter can’t be guessed."""
    the_post()
    client = Client()
    page = ask_for_code(client, "ann@reader.example")
    letter = letter_to("ann@reader.example")
    for guess in range(5):
        client.post(page, {"code": f"0000 000{guess}"})
    assert client.post(page, {"code": code_in(letter)}).status_code == 429
    assert client.post(link_in(letter)).status_code == 302
    assert is_in(client)


def test_nobody_s_letter_box_is_filled() -> None:
    the_post()
    for _letter in range(5):
        ask_for_code(Client(), "ann@reader.example")
    answer = Client().post("/account/login/", {"email": "ann@reader.example"})
    assert answer.status_code == 429


def test_who_signs_in_often_is_no_guesser() -> None:
    the_post()
    with_password(take_on("sub@post.example", "sub"))
    for _time in range(7):
        typed = {"email": "sub@post.example", "password": PASSWORD}
        assert Client().post("/account/login/password/", typed).status_code == 302

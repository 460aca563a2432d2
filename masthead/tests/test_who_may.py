"""Least privilege: every address × every role × GET and POST, against a table in this folder.

An address that is not in `who_may.tsv` fails, and so does one whose answer is another. The
message has the row as it would be now: read it, ask whether those who get in should, and only
then put it into the table. `WHO_MAY=write` in the environment writes all rows anew; the diff is
what is to be read. "nothing there" stands where whoever gets in finds no such record: the rooms'
own tests say who sees the real one.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from masthead.people import audit
from masthead.people.models import User
from masthead.people.roles import ROLES
from masthead.people.staff import add_staff
from masthead.tests.addresses import every_address, example
from masthead.website.found import found

TABLE = Path(__file__).with_name("who_may.tsv")
HEAD = "address\twho may GET\twho may POST"
SHARES = 12
STAFF = [role.slug for role in ROLES]
EVERYONE = ["nobody", "reader", *STAFF]
# Where those are led who may not.
TURNED_AWAY = ("/account/login/", "/account/second-factor/", "/desk/login/")
AGAIN = "/account/again/"
pytestmark = pytest.mark.django_db

People = dict[str, Client]


@pytest.fixture
def people(settings: Settings) -> People:
    """Give a paper and a browser of everybody: of nobody, of a reader, of each role."""
    settings.TEMPLATES = [{"BACKEND": "masthead.tests.undrawn.UndrawnTemplates"}]
    now = timezone.now()
    found("The Ferry Bell", society="The Society", practice=True, sections=["News"], at=now)
    browsers = {name: Client(raise_request_exception=False) for name in EVERYONE}
    browsers["reader"].force_login(User.objects.create(email="reader@post.example"))
    for role in ROLES:
        who = add_staff(f"{role.slug}@post.example", role=role, by=audit.COMMAND, at=now)
        browsers[role.slug].force_login(who)
    return browsers


def written() -> dict[str, str]:
    """Return the rows of the table by their address."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()[1:] if TABLE.exists() else []
    return {line.split("\t")[0]: line for line in lines}


def row(route: str, people: People) -> str:
    """Return the row of an address as it answers now."""
    return "\t".join([route, who_may(route, people, "get"), who_may(route, people, "post")])


def who_may(route: str, people: People, method: str) -> str:
    """Return in words who gets in."""
    answers = {name: _ask(client, method, example(route)) for name, client in people.items()}
    let_in = [name for name, answer in answers.items() if not _is_turned_away(answer)]
    got = [answers[name] for name in let_in]
    words = _in_words(let_in)
    if got and all(answer.status_code == 404 for answer in got):
        words += ", nothing there"
    if got and all(answer.headers.get("Location", "").startswith(AGAIN) for answer in got):
        words += ", once they sign in again"
    return words


def _ask(client: Client, method: str, address: str) -> HttpResponse:
    """Ask, and undo what came of it: the next one finds all as it was."""
    cookies: Any = client.cookies.copy()
    with transaction.atomic():
        answer: HttpResponse = getattr(client, method)(address)
        transaction.set_rollback(True)
    client.cookies = cookies
    return answer


def _is_turned_away(answer: HttpResponse) -> bool:
    # 405: asked so, an address does nothing for anybody.
    if answer.status_code in {401, 403, 405}:
        return True
    leads_to = answer.headers.get("Location", "")
    return leads_to.startswith(TURNED_AWAY) or leads_to == "/desk/"


def _in_words(let_in: list[str]) -> str:
    if let_in == EVERYONE:
        return "everyone"
    if let_in == EVERYONE[1:]:
        return "signed in"
    if let_in == STAFF:
        return "staff"
    return " ".join(let_in) or "–"


# Rights are asked of the program, not of the engine: once is enough.
@pytest.mark.sqlite
@pytest.mark.parametrize("share", range(SHARES))
def test_every_address_lets_in_those_of_the_table_and_nobody_else(
    share: int, people: People
) -> None:
    now = {route: row(route, people) for route in every_address()[share::SHARES]}
    if os.environ.get("WHO_MAY") == "write":
        _write(now)
    held = written()
    wrong = [line for route, line in now.items() if held.get(route) != line]
    assert wrong == []


def _write(rows: dict[str, str]) -> None:
    lines = sorted((written() | rows).values())
    TABLE.write_text("\n".join([HEAD, *lines]) + "\n", encoding="utf-8")


def test_the_table_has_no_address_that_there_is_not() -> None:
    assert set(written()) - set(every_address()) == set()


def desk() -> Iterator[str]:
    yield from (route for route in every_address() if route.startswith("desk/"))


@pytest.mark.sqlite
def test_a_real_paper_s_desk_answers_nobody_without_a_second_factor(
    people: People, settings: Settings
) -> None:
    """Each address of the desk, as the role with the most rights: nothing but the way to one."""
    settings.SECOND_FACTOR = "always"
    client = people["administrator"]
    outside = {"desk/sign-in/<str:secret>/", "desk/login/", "desk/logout/"}
    for route in set(desk()) - outside:
        for method in ("get", "post"):
            answer = _ask(client, method, example(route))
            assert answer.headers.get("Location") == "/account/second-factor/", route

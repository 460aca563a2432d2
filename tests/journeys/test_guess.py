"""Of a thousand guesses at each door of a paper with four processes five at most are looked at."""

from __future__ import annotations

import itertools
import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest

from tests.servers.masthead import ServedPaper, serving

GUESSES = 1_000
AT_ONCE = 8
EMAIL = "sub@post.example"
PASSWORD = "four looms in a shed"
LOOKED_AT, REFUSED = "looked at", "refused"
# Somebody on the staff with a password and an app, and a letter with a code on its way to them.
PREPARE = """
import json
from masthead.cli import ground; ground.begin()
from django.utils import timezone
from allauth.mfa.totp.internal.auth import TOTP
from masthead.people import audit, roles
from masthead.people.door.send_code import send_code
from masthead.people.staff import add_staff
user = add_staff("{email}", role=roles.find("sub"), by=audit.COMMAND, at=timezone.now())
user.set_password("{password}"); user.save()
TOTP.activate(user, "JBSWY3DPEHPK3PXP")
row = send_code("{email}", paper_name="", link=str, leads_to="", at=timezone.now())
print(json.dumps(str(row.pk)))
"""


@pytest.fixture(scope="module")
def paper(sample_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedPaper]:
    """Serve a paper from four processes, behind a proxy that says where each request comes from."""
    folder = tmp_path_factory.mktemp("guessed") / "data"
    shutil.copytree(sample_folder, folder)
    os.environ["MASTHEAD_TRUSTED_PROXY"] = "1"
    try:
        with serving(folder, "--workers", "4") as served:
            yield served
    finally:
        del os.environ["MASTHEAD_TRUSTED_PROXY"]


@pytest.fixture(scope="module")
def code_page(paper: ServedPaper) -> str:
    """Make whom is guessed at; return the path of the page for their code."""
    program = PREPARE.format(email=EMAIL, password=PASSWORD)
    environment = {
        **os.environ,
        "MASTHEAD_DATA": str(paper.folder),
        "DJANGO_SETTINGS_MODULE": "masthead.settings",
    }
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    )
    return f"/account/login/code/{json.loads(done.stdout)}/"


class Caller:
    """Somebody with a browser of their own, at another address each time they ask."""

    numbers = itertools.count(1)

    def __init__(self, paper: ServedPaper) -> None:
        self.connection = HTTPConnection(urlsplit(paper.url).netloc, timeout=60)
        self.cookies: dict[str, str] = {}

    def ask(self, path: str, typed: dict[str, str] | None = None) -> tuple[int, str]:
        """Ask for a page, or send a form; return the status and the page."""
        number = next(self.numbers)
        headers = {
            "X-Real-IP": f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}",
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "X-CSRFToken": self.cookies.get("csrftoken", ""),
            "Content-Type": "application/x-www-form-urlencoded",
        }
        body = urlencode(typed) if typed is not None else None
        self.connection.request("POST" if typed else "GET", path, body=body, headers=headers)
        answer = self.connection.getresponse()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            found = re.match(r"(\w+)=([^;]*)", cookie)
            assert found
            self.cookies[found[1]] = found[2]
        return answer.status, answer.read().decode()


def guess(paper: ServedPaper, one: Callable[[Caller, int], str]) -> Counter[str]:
    """Guess a thousand times, from several callers at once; return how each guess was met."""

    def share(first: int) -> Counter[str]:
        caller = Caller(paper)
        caller.ask("/account/login/")
        return Counter(one(caller, number) for number in range(first, GUESSES, AT_ONCE))

    with ThreadPoolExecutor(AT_ONCE) as at_once:
        return sum(at_once.map(share, range(AT_ONCE)), Counter())


def assert_five_at_most(how: Counter[str]) -> None:
    """Five at most were looked at, and one at least; of several at the same moment some fewer."""
    assert how.total() == GUESSES
    assert 1 <= how[LOOKED_AT] <= 5


def met(status: int) -> str:
    return {422: LOOKED_AT, 429: REFUSED}[status]


def test_of_a_thousand_guesses_at_a_password_five_at_most_are_looked_at(
    paper: ServedPaper, code_page: str
) -> None:
    def one(caller: Caller, number: int) -> str:
        typed = {"email": EMAIL, "password": f"guess {number}"}
        return met(caller.ask("/account/login/password/", typed)[0])

    assert_five_at_most(guess(paper, one))


def test_of_a_thousand_guesses_at_a_code_five_at_most_are_looked_at(
    paper: ServedPaper, code_page: str
) -> None:
    def one(caller: Caller, number: int) -> str:
        return met(caller.ask(code_page, {"code": f"{number:08d}"})[0])

    assert_five_at_most(guess(paper, one))


def test_of_a_thousand_guesses_at_a_second_factor_five_at_most_are_looked_at(
    paper: ServedPaper, code_page: str
) -> None:
    """The password has been guessed by now: each caller comes as far as the second factor."""
    forget = "from masthead.cli import ground; ground.begin()\n"
    forget += "from masthead.people.models import SignInTry; SignInTry.objects.all().delete()"
    environment = {**os.environ, "MASTHEAD_DATA": str(paper.folder)}
    environment["DJANGO_SETTINGS_MODULE"] = "masthead.settings"
    subprocess.run([sys.executable, "-c", forget], env=environment, check=True)
    known = Caller(paper)
    known.ask("/account/login/")
    typed = {"email": EMAIL, "password": PASSWORD}
    assert known.ask("/account/login/password/", typed)[0] == 302

    def one(caller: Caller, number: int) -> str:
        caller.cookies = dict(known.cookies)
        said = caller.ask("/account/login/factor/", {"code": f"{number:06d}"})[1]
        assert "And the second factor" in said
        return REFUSED if "Too many tries" in said else LOOKED_AT

    assert_five_at_most(guess(paper, one))

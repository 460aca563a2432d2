"""`masthead register`, as typed at a terminal."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from masthead.cli.tests.test_papers import found_on, refused
from tests.servers.masthead import masthead

# A command runs on the database of its own folder, whichever engine this suite is on.
pytestmark = pytest.mark.sqlite
ENTER = """
from masthead.cli import ground; ground.begin()
from masthead.register.tests import society
society.ada_of_case_1(); society.quills(); society.secretary_takes_office()
"""
LOOKS = """
from masthead.cli import ground; ground.begin()
from masthead.people.models import AuditRow
print(AuditRow.objects.filter(verb="register.hand_over", through="command").count())
"""


def python(folder: Path, code: str) -> str:
    surroundings = {**os.environ, "MASTHEAD_DATA": str(folder)}
    surroundings["DJANGO_SETTINGS_MODULE"] = "masthead.settings"
    surroundings.pop("DATABASE_URL", None)
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=surroundings,
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    return done.stdout


@pytest.fixture(scope="module")
def paper(template_db: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = found_on(template_db, tmp_path_factory.mktemp("register") / "data")
    python(folder, ENTER)
    return folder


def register(paper: Path, *words: str) -> Any:
    return json.loads(masthead(paper, "register", "--json", *words))


def test_it_refuses_a_day_that_is_none(paper: Path) -> None:
    status, reason = refused(paper, "register", "--as-at", "yesterday")
    assert status == 2
    assert "yesterday" in reason


def test_case_1_by_the_command(paper: Path) -> None:
    """Case 1: ten; none, with the date of cessation; five; ten as known before."""
    then = register(paper, "--as-at", "2020-06-01")["register"][0]
    assert then["shares"] == [{"class": "Ordinary", "shares": 10, "paid": 1_000}]
    ceased = register(paper, "--as-at", "2022-01-01")
    assert (ceased["members"], ceased["former"], ceased["shares"]) == (0, 1, [])
    assert ceased["register"][0]["ceased_on"] == "2021-06-30"
    assert not ceased["register"][0]["member"]
    now = register(paper, "--as-at", "2024-01-01")["register"][0]
    assert (now["number"], now["shares"][0]["shares"], len(now["periods"])) == (7, 5, 2)
    known = register(paper, "--as-at", "2021-07-01", "--known", "2021-07-02")["register"][0]
    assert (known["member"], known["shares"][0]["shares"]) == (True, 10)


def test_case_4_by_the_command(paper: Path) -> None:
    """Case 4: no figure of anyone in any form of the inspection copy."""
    said = register(paper, "--as-at", "2024-01-01", "--inspection")
    assert not {"shares", "other", "currency"} & set(said)
    assert not any({"shares", "other"} & set(row) for row in said["register"])
    assert said["officers"][0]["office"] == "Secretary"
    for form in ("csv", "table"):
        words = masthead(paper, "register", "--inspection", "--format", form)
        assert "Ada Quill" in words
        assert "Ordinary" not in words


def test_the_table_is_read_by_a_person_and_each_copy_is_in_the_audit_log(paper: Path) -> None:
    before = int(python(paper, LOOKS))
    said = masthead(paper, "register", "--as-at", "2024-01-01")
    assert "2 members and 0 former on 2024-01-01." in said
    assert "Ordinary: 5 shares, £5 paid." in said
    assert int(python(paper, LOOKS)) == before + 1

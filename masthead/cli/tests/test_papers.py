"""`masthead init`, `demo` and what they refuse, as typed at a terminal."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.servers.masthead import masthead

# A command runs on the database of its own folder, whichever engine this suite is on.
pytestmark = pytest.mark.sqlite
INIT = ("init", "--name", "The Ferry Bell", "--society", "Ferry Bell Society Limited")


def refused(folder: Path, *words: str) -> tuple[int, str]:
    with pytest.raises(subprocess.CalledProcessError) as refusal:
        masthead(folder, *words)
    return refusal.value.returncode, refusal.value.stderr.strip()


def found_on(template_db: str, folder: Path, *words: str) -> Path:
    """Found a paper on a copy of a migrated database, which spares most of the time."""
    folder.mkdir(exist_ok=True)
    shutil.copy(template_db, folder / "paper.sqlite3")
    masthead(folder, *INIT, *words)
    return folder


@pytest.fixture(scope="module")
def ferry_bell(template_db: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ferry-bell")
    return found_on(template_db, folder, "--sections", "Harbour,Opinion")


@pytest.mark.parametrize("verb", ["fund", "gift 5 --method cash --on 2026-06-01", "serve"])
def test_it_refuses_what_needs_a_paper_where_there_is_none(tmp_path: Path, verb: str) -> None:
    status, reason = refused(tmp_path, *verb.split())
    assert status == 1
    assert "There is no paper here yet" in reason
    assert not (tmp_path / "paper.sqlite3").exists()


def test_it_refuses_a_second_paper_in_the_same_folder(ferry_bell: Path) -> None:
    assert refused(ferry_bell, *INIT) == (
        1,
        "Error: There is a paper here already: The Ferry Bell",
    )
    assert refused(ferry_bell, "demo")[0] == 1
    assert not (ferry_bell / "practice").exists()


def test_it_refuses_a_section_on_an_address_of_the_papers_own(
    template_db: str, tmp_path: Path
) -> None:
    shutil.copy(template_db, tmp_path / "paper.sqlite3")
    status, reason = refused(tmp_path, *INIT, "--sections", "News,Fund")
    assert (status, "“fund” is an address of the paper’s own" in reason) == (1, True)
    assert masthead(tmp_path, *INIT, "--sections", "News").startswith("The Ferry Bell is founded")


def test_an_unknown_verb_and_a_missing_option_are_wrong_usage(ferry_bell: Path) -> None:
    assert refused(ferry_bell, "prnit")[0] == 2
    assert refused(ferry_bell, "gift", "5")[0] == 2


def test_every_verb_has_help_with_an_example(tmp_path: Path) -> None:
    from masthead.cli import VERBS

    for verb in VERBS:
        assert "Example: " in masthead(tmp_path, verb, "--help")


def test_a_new_paper_is_well_and_has_no_appeal(ferry_bell: Path) -> None:
    assert json.loads(masthead(ferry_bell, "fund", "--json")) == {"appeal": None}
    assert all(
        not troubles for troubles in json.loads(masthead(ferry_bell, "doctor", "--json")).values()
    )


def test_staff_get_a_link_and_an_unknown_role_is_refused(ferry_bell: Path) -> None:
    said = masthead(ferry_bell, "staff", "ada@example.org", "--role", "revise-sub")
    assert "as Revise sub" in said
    assert "/desk/sign-in/" in said
    status, reason = refused(ferry_bell, "staff", "ada@example.org", "--role", "owner")
    assert (status, "the roles are: reporter" in reason) == (1, True)


def test_the_secret_key_is_made_once_and_is_nobody_elses_to_read(ferry_bell: Path) -> None:
    key = ferry_bell / "secret.key"
    before = key.read_text()
    assert key.stat().st_mode & 0o077 == 0
    masthead(ferry_bell, "fund")
    assert key.read_text() == before

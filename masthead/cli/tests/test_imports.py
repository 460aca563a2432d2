"""`masthead import register`, as typed at a terminal."""

import json
import shutil
from pathlib import Path

import pytest

from masthead.cli.tests.test_papers import found_on, refused
from masthead.register.tests.old_registers import BEN, THREE, as_csv, as_xlsx, but
from tests.servers.masthead import masthead

# A command runs on the database of its own folder, whichever engine this suite is on.
pytestmark = pytest.mark.sqlite

FIRST = ("--as-at", "2026-06-30", "--nominal", "1")
TOTALS = ("--members", "2", "--shares", "35", "--amount", "35")


@pytest.fixture(scope="module")
def founded(template_db: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return found_on(template_db, tmp_path_factory.mktemp("imports") / "data")


@pytest.fixture
def paper(founded: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    shutil.copytree(founded, folder)
    return folder


def kept(folder: Path, data: bytes, name: str = "old.csv") -> str:
    file = folder / name
    file.write_bytes(data)
    return str(file)


def answer(paper: Path, *words: str) -> dict[str, object]:
    told: dict[str, object] = json.loads(masthead(paper, "import", "register", *words, "--json"))
    return told


def test_it_refuses_a_total_a_penny_out_and_takes_nothing_over(paper: Path, tmp_path: Path) -> None:
    """Case 10, by the command."""
    file = kept(tmp_path, as_csv(*THREE))
    wrong = ("--members", "2", "--shares", "35", "--amount", "35.01")
    status, reason = refused(paper, "import", "register", file, *FIRST, *wrong)
    assert status == 1
    assert reason.endswith(
        "Error: Amount: the control total is £35.01, the rows add up to £35: £0.01 is missing. "
        "Nothing is taken over."
    )
    assert answer(paper, file, *FIRST, *TOTALS)["taken_over"] is True


def test_it_refuses_a_missing_column_and_a_society_without_shares(
    paper: Path, tmp_path: Path
) -> None:
    file = kept(tmp_path, b"Name,Address,Shares,Joined\nAda,1 Mill Lane,1,2019-03-01\n")
    status, reason = refused(paper, "import", "register", file, *FIRST, *TOTALS)
    assert (status, "hold this: Amount paid" in reason) == (1, True)
    right = kept(tmp_path, as_csv(*THREE))
    status, reason = refused(paper, "import", "register", right, *TOTALS)
    assert (status, "no class of shares yet" in reason) == (1, True)
    status, reason = refused(paper, "import", "register", right, *FIRST, "--column", "shares")
    assert (status, "--column takes" in reason) == (2, True)


def test_a_dry_run_shows_each_doubt_and_changes_nothing(paper: Path, tmp_path: Path) -> None:
    file = kept(tmp_path, as_csv(*THREE, but(BEN, number="4", joined="unknown")))
    table = tmp_path / "doubts.csv"
    words = masthead(paper, "import", "register", file, *FIRST, "--dry-run", "--doubts", str(table))
    assert "3 members and 1 former members; 60 shares, £60." in words
    assert "row 5: Ben Marl: nobody knows the day of entry (“unknown”)" in words
    assert table.read_text().splitlines()[1].startswith("5,Days of entry that nobody knows,")
    told = answer(paper, file, *FIRST, "--dry-run")
    assert (told["taken_over"], len(told["doubts"])) == (False, 2)  # type: ignore[arg-type]


def test_doubts_that_were_seen_are_accepted_by_their_number(paper: Path, tmp_path: Path) -> None:
    file = kept(tmp_path, as_xlsx(*THREE, but(BEN, number="4", joined="?")), "old.xlsx")
    totals = ("--members", "3", "--shares", "60", "--amount", "60")
    status, reason = refused(paper, "import", "register", file, *FIRST, *totals)
    assert (status, "There are 2 doubts about this file" in reason) == (1, True)
    told = answer(paper, file, *FIRST, *totals, "--accept-doubts", "2")
    assert (told["taken_over"], told["amount"], told["former"]) == (True, 6_000, 1)
    status, reason = refused(paper, "import", "register", file, *totals)
    assert (status, "This file was taken over on" in reason) == (1, True)


def test_columns_that_were_said_are_remembered(paper: Path, tmp_path: Path) -> None:
    header = ("No", "Who", "Where", "Code", "Units", "Paid", "Since", "Until")
    file = kept(tmp_path, as_csv(*THREE, header=header))
    pairs = ["name=Who", "address=Where", "shares=Units", "amount=Paid", "entered_on=Since"]
    said = [word for pair in [*pairs, "ceased_on=Until"] for word in ("--column", pair)]
    assert answer(paper, file, *FIRST, "--dry-run", *said)["members"] == 2
    assert answer(paper, file, *FIRST, *TOTALS)["taken_over"] is True

"""`masthead statement`, as typed at a terminal."""

import json
import shutil
from pathlib import Path

import pytest

from masthead.bank.tests.cast import TEN, Sum, as_camt, as_csv
from masthead.cli.tests.test_papers import found_on, refused
from tests.servers.masthead import masthead

# A command runs on the database of its own folder, whichever engine this suite is on.
pytestmark = pytest.mark.sqlite


@pytest.fixture(scope="module")
def founded(template_db: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return found_on(template_db, tmp_path_factory.mktemp("statements") / "data")


@pytest.fixture
def paper(founded: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    shutil.copytree(founded, folder)
    return folder


def test_it_refuses_a_file_whose_sums_fail_and_says_why(paper: Path, tmp_path: Path) -> None:
    file = tmp_path / "june.xml"
    file.write_bytes(as_camt(TEN, closing=1))
    status, reason = refused(paper, "statement", str(file))
    assert status == 1
    assert reason.startswith("Error: The sums fail: the opening balance £100")
    assert "Nothing of june.xml is in the book" in reason


def test_it_refuses_an_empty_file_and_an_account_that_is_not_there(
    paper: Path, tmp_path: Path
) -> None:
    file = tmp_path / "june.csv"
    file.write_bytes(b"")
    assert refused(paper, "statement", str(file)) == (1, "Error: The file is empty")
    file.write_bytes(as_csv(TEN))
    status, reason = refused(paper, "statement", str(file), "--account", "Other")
    assert (status, "There is no account “Other”" in reason) == (1, True)


def test_it_says_what_is_new_and_what_was_known(paper: Path, tmp_path: Path) -> None:
    """Case 11, by the command."""
    file = tmp_path / "june.csv"
    told = []
    for sums in ([TEN] * 3, [TEN] * 4, [TEN] * 4):
        file.write_bytes(as_csv(*sums))
        told.append(json.loads(masthead(paper, "statement", str(file), "--json")))
    assert [(one["lines"], one["new"], one["known"]) for one in told] == [
        (3, 3, 0),
        (4, 1, 3),
        (4, 0, 4),
    ]
    assert (told[1]["status"], told[1]["closing"], told[1]["currency"]) == ("kept", 14_000, "GBP")
    file.write_bytes(as_csv(Sum(500, "CY")))
    words = masthead(paper, "statement", str(file), "--format", "csv")
    assert "lines in the file 1, new 1, known before 0; matched 0, waiting at the desk 1" in words

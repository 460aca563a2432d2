"""`masthead export book`, as typed at a terminal."""

from pathlib import Path

import pytest

from masthead.cli.tests.test_papers import found_on, refused
from tests.servers.masthead import masthead

# A command runs on the database of its own folder, whichever engine this suite is on.
pytestmark = pytest.mark.sqlite
JUNE = ("--from", "2026-06-01", "--to", "2026-06-30")


@pytest.fixture(scope="module")
def paper(template_db: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = found_on(template_db, tmp_path_factory.mktemp("books") / "data")
    masthead(folder, "gift", "12.50", "--method", "cheque", "--on", "2026-06-13")
    return folder


def test_it_refuses_days_turned_round_and_a_form_that_there_is_not(paper: Path) -> None:
    turned = ("export", "book", "--from", "2026-06-30", "--to", "2026-06-01")
    assert refused(paper, *turned) == (1, "Error: 2026-06-01 comes before 2026-06-30")
    status, said = refused(paper, "export", "book", *JUNE, "--format", "xls")
    assert (status, "'xls'" in said) == (2, True)


def test_it_writes_the_book_in_either_form(paper: Path) -> None:
    assert "  Assets:Cheques-in-hand  12.50 GBP" in masthead(paper, "export", "book", *JUNE)
    table = masthead(paper, "export", "book", *JUNE, "--format", "csv")
    assert table.count("\n") == 3

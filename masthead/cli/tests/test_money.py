"""`masthead appeal`, `gift` and `fund`, as typed at a terminal."""

import datetime as dt
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from masthead.cli.tests.test_papers import found_on, refused
from tests.servers.masthead import masthead

# A command runs on the database of its own folder, whichever engine this suite is on.
pytestmark = pytest.mark.sqlite
JUNE = ("--opens", "2026-06-01", "--closes", "2026-06-30")


@pytest.fixture(scope="module")
def founded(template_db: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = found_on(template_db, tmp_path_factory.mktemp("money") / "data")
    masthead(folder, "appeal", "The fighting fund", "--target", "18000", *JUNE)
    return folder


@pytest.fixture
def paper(founded: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    shutil.copytree(founded, folder)
    return folder


@pytest.fixture
def fund(paper: Path) -> Callable[[str], Any]:
    return lambda day: json.loads(masthead(paper, "fund", "--on", day, "--json"))


def test_it_refuses_what_is_no_amount_and_records_nothing(
    paper: Path, fund: Callable[[str], Any]
) -> None:
    for amount in ("0", "-5", "10.005", "1e9", "€10"):
        status, reason = refused(paper, "gift", amount, "--method", "cash", "--on", "2026-06-02")
        assert (status, reason.startswith("Error: ")) == (1, True)
        assert len(reason.splitlines()) == 1
    assert fund("2026-06-13")["raised"] == 0


def test_it_refuses_an_appeal_that_closes_before_it_opens_or_overlaps(paper: Path) -> None:
    backwards = (
        "appeal",
        "July",
        "--target",
        "5",
        "--opens",
        "2026-07-09",
        "--closes",
        "2026-07-01",
    )
    assert refused(paper, *backwards)[0] == 1
    across = ("appeal", "Other", "--target", "5", "--opens", "2026-06-20", "--closes", "2026-07-01")
    status, reason = refused(paper, *across)
    assert (status, "never overlap" in reason) == (1, True)


def test_the_reference_panel(paper: Path, fund: Callable[[str], Any]) -> None:
    recorded = json.loads(
        masthead(paper, "gift", "5234", "--method", "bank", "--on", "2026-06-02", "--json")
    )
    assert recorded["amount"] == 523_400
    found = fund("2026-06-13")
    assert found["target"] == 1_800_000
    assert (found["raised"], found["needed"], found["over"]) == (523_400, 1_276_600, 0)
    assert (found["currency"], found["days_remaining"]) == ("GBP", 18)
    assert found["closes_on"] == "2026-06-30"


def test_in_words_it_says_what_the_panel_says(paper: Path) -> None:
    masthead(paper, "gift", "1,234.50", "--method", "cheque", "--on", "2026-06-02")
    said = masthead(paper, "fund", "--on", "2026-06-30")
    assert "raised £1,234" in said
    assert "1 day remaining: the last day" in said


def test_a_past_day_is_shown_as_it_stood_that_day(fund: Callable[[str], Any], paper: Path) -> None:
    masthead(paper, "gift", "20", "--method", "cash", "--on", "2026-06-02")
    masthead(paper, "gift", "30", "--method", "cash", "--on", "2026-06-20")
    assert [fund(day)["raised"] for day in ("2026-06-01", "2026-06-13", "2026-06-30")] == [
        0,
        2_000,
        5_000,
    ]


def test_a_gift_of_a_day_to_come_is_refused(paper: Path) -> None:
    later = str(dt.datetime.now(tz=dt.UTC).date() + dt.timedelta(days=2))
    status, reason = refused(paper, "gift", "5", "--method", "cash", "--on", later)
    assert (status, "is still to come" in reason) == (1, True)


def test_a_gift_says_its_number_and_what_it_counts_to(paper: Path) -> None:
    said = masthead(paper, "gift", "12.50", "--method", "postal-order", "--on", "2026-06-02")
    assert said == "Gift 1: £12.50, counts to The fighting fund, effective 2 June 2026.\n"


def test_the_appeal_renews_itself_in_the_month_after(
    paper: Path, fund: Callable[[str], Any]
) -> None:
    masthead(paper, "gift", "7", "--method", "cash", "--on", "2026-07-04")
    july = fund("2026-07-04")
    assert (july["appeal"], july["raised"], july["closes_on"]) == (
        "The fighting fund",
        700,
        "2026-07-31",
    )
    assert fund("2026-06-30")["raised"] == 0

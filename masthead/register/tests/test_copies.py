"""Tests of the copies of the register: the whole, and the one for inspection without a figure."""

import csv
import datetime as dt
import io
import re
from collections.abc import Callable

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from masthead.paper.models import Paper
from masthead.register.copies import on_paper
from masthead.register.copies.asked import Asked
from masthead.register.copies.table import table
from masthead.register.tests.cast import day, entered, given
from masthead.register.tests.society import (
    ada_of_case_1,
    lent,
    quills,
    secretary_takes_office,
    the_ferry_bell,
)

pytestmark = pytest.mark.django_db
JULY_1 = dt.date(2024, 7, 1)


@pytest.fixture
def paper() -> Paper:
    """Give a paper whose members hold 4,447 shares and lend 81,500 pence: figures like no day."""
    paper = the_ferry_bell()
    ada_of_case_1()
    bo = quills()
    given(bo, 4_447, on="2022-05-01")
    lent(bo, 81_500, on="2022-06-01")
    secretary_takes_office()
    return paper


def records(asked: Asked) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(b"".join(table(asked)).decode(), newline="")))


def printed(asked: Asked) -> bytes:
    out = io.BytesIO()
    on_paper.on_paper(asked, out)
    return out.getvalue()


def test_case_4_the_inspection_copy_as_a_table(paper: Paper) -> None:
    """Case 4: names, addresses, dates and officers, and no figure of shares or loans anywhere."""
    found = records(Asked(paper, JULY_1, inspection=True))
    said = "\n".join(",".join(row.values()) for row in found)
    for words in ("Ada Quill", "1 Mill Lane, Hebworth", "2019-03-01", "Dot Farrier", "Secretary"):
        assert words in said
    header = set(found[0])
    assert not any(
        re.search("share|paid|loan|deposit|other$|Ordinary|currency", of) for of in header
    )
    assert not re.search(r"4,?447|815|loan|Ordinary|\b5\b|£", said)


def test_case_4_the_inspection_copy_on_paper(
    paper: Paper, pdf_text: Callable[[bytes], str]
) -> None:
    """Case 4: the same on paper, in its words as in its metadata."""
    made = printed(Asked(paper, JULY_1, inspection=True))
    said = pdf_text(made)
    for words in ("Ada Quill", "Mill Lane", "1 March 2019", "Dot Farrier", "Secretary"):
        assert words in said
    whole = said + str(PdfReader(io.BytesIO(made)).metadata)
    assert not re.search(r"4,?447|815|Loan|Ordinary|shares|£", whole)


def test_case_4_the_order_is_that_of_the_numbers_whatever_they_hold(paper: Paper) -> None:
    """Case 4: no figure reaches the copy by the order of its rows."""
    given(entered("Eve Sallow", on="2023-01-01"), 90_000, on="2023-01-01")
    found = records(Asked(paper, JULY_1, inspection=True))
    numbers = [int(row["number"]) for row in found if row["record"] == "member"]
    assert numbers == sorted(numbers) == [7, 8, 9]


def test_the_whole_register_has_holdings_and_what_was_lent(paper: Paper) -> None:
    ada, bo, officer = records(Asked(paper, JULY_1))
    assert (ada["Ordinary: shares"], ada["Ordinary: paid"], ada["loan"]) == ("5", "5.00", "0.00")
    assert (bo["Ordinary: shares"], bo["loan"], bo["currency"]) == ("4447", "815.00", "GBP")
    assert ada["periods"] == "2019-03-01 – 2021-06-30; 2023-01-10 –"
    assert (ada["entered_on"], ada["ceased_on"]) == ("2023-01-10", "")
    assert (officer["record"], officer["name"]) == ("officer", "Dot Farrier")


def test_the_whole_register_on_paper_adds_up(
    paper: Paper, pdf_text: Callable[[bytes], str]
) -> None:
    said = pdf_text(printed(Asked(paper, JULY_1)))
    assert "Ordinary: 4,447, £4,447 paid" in said
    assert "Loan to the society: £815" in said
    assert "Ordinary 4,452 shares, £4,452 paid" in said
    assert "Bo Quill 2 Mill Lane, Hebworth, HB1 1AB" in said
    assert "HB1 1AB · with Cy Quill, 3 Weir Street, Hebworth" in said
    assert "bo@ferrybell.example (notices of meetings)" in said


def test_an_earlier_day_as_known_then_reads_so(paper: Paper) -> None:
    asked = Asked(paper, day("2021-07-01"), known_on=day("2021-07-02"))
    (ada,) = records(asked)
    assert (ada["Ordinary: shares"], ada["ceased_on"]) == ("10", "")
    assert asked.file_name("csv") == "register-2021-07-01-known-2021-07-02.csv"


def test_a_register_of_nobody_can_be_printed(pdf_text: Callable[[bytes], str]) -> None:
    said = pdf_text(printed(Asked(the_ferry_bell(), JULY_1)))
    assert "The register of members" in said
    assert "Members 0" in said


def test_many_parts_are_bound_into_one_paper_numbered_through(
    paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(on_paper, "IN_A_PART", 1)
    heard: list[int] = []
    out = io.BytesIO()
    pages = on_paper.on_paper(Asked(paper, JULY_1), out, told=heard.append)
    read = PdfReader(out, strict=True)
    assert (pages, len(read.pages), heard) == (2, 2, [1, 2])
    assert [page.extract_text().split()[-1] for page in read.pages] == ["1", "2"]
    assert [line.title for line in read.outline if isinstance(line, Destination)] == [
        "Members 7 to 7",
        "Members 8 to 8",
    ]

"""Tests of looking at an old register: what is bad is refused, what is doubtful shown."""

import datetime as dt
import io
import zipfile

import pytest

from masthead.fund.tests.cast import the_ferry_bell
from masthead.register.take_over.columns import ColumnsMissing, ColumnUnknown
from masthead.register.take_over.doubt import Why
from masthead.register.take_over.look import Look, NothingToTakeOver
from masthead.register.take_over.remember import remember
from masthead.register.take_over.sheet import FileUnreadable, sheet_of
from masthead.register.take_over.terms import columns_for
from masthead.register.take_over.totals import Totals
from masthead.register.tests.cast import entered
from masthead.register.tests.old_registers import (
    ADA,
    AT,
    BEN,
    CYD,
    HEADER,
    THREE,
    as_csv,
    as_xlsx,
    but,
    looked_at,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def paper() -> None:
    the_ferry_bell()


def told(found: Look, why: Why) -> list[tuple[int, str]]:
    return [(doubt.row, doubt.words) for doubt in found.doubts if doubt.why == why]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"   \n ", "empty"),
        (b"\xd0\xcf\x11\xe0rest", "old spreadsheet"),
        (b"%PDF-1.7", "PDF"),
        (b"\x1f\x8b\x08", "packed"),
        (b"PK\x03\x04 no more", "damaged"),
        (b"a,b\x00c\n1,2,3", "neither text nor a spreadsheet"),
        (b'"' + b"x" * 200_000, "no CSV"),
    ],
)
def test_it_refuses_what_is_no_register(data: bytes, words: str) -> None:
    with pytest.raises(FileUnreadable, match=words):
        sheet_of(data)


def test_it_refuses_a_workbook_that_unpacks_to_no_end() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b"<x/>")
        packed.writestr("xl/worksheets/sheet1.xml", b"\0" * 401 * 1024**2)
    with pytest.raises(FileUnreadable, match="unpacks to more"):
        sheet_of(out.getvalue())


def test_it_refuses_a_zip_that_is_no_workbook() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")
    with pytest.raises(FileUnreadable, match="no XLSX"):
        sheet_of(out.getvalue())


def test_it_refuses_a_missing_column_and_says_which_there_are() -> None:
    header = [name for name in HEADER if name != "Amount"]
    rows = [(*row[:5], *row[6:]) for row in THREE]
    with pytest.raises(ColumnsMissing, match=r"hold this: Amount paid.*Member No, Name, Address"):
        looked_at(as_csv(*rows, header=header))
    with pytest.raises(ColumnsMissing, match="these: Name, Address, Number of shares"):
        looked_at(b"a,b,c\n1,2,3\n")


def test_a_column_of_another_name_can_be_said_and_is_remembered() -> None:
    header = ("No", "Who", "Where", "Postcode", "Units", "Paid", "Since", "Until")
    said = {"name": "Who", "address": "Where", "shares": "units", "amount": "Paid"}
    data = as_csv(*THREE, header=header)
    found = looked_at(data, **said, entered_on="Since", ceased_on="Until")
    assert (found.found, found.doubts) == (Totals(2, 35, 3_500), [])
    with pytest.raises(ColumnUnknown, match="no column “Whom”; it has: No, Who"):
        looked_at(data, name="Whom")
    with pytest.raises(ColumnUnknown, match="says no “colour”"):
        looked_at(data, colour="Who")
    columns = columns_for(sheet_of(data))
    remember(columns.__class__({"shares": 4}, 1, columns.header), at=AT)
    assert columns_for(sheet_of(as_csv(ADA, header=header))).places == {"shares": 4}


def test_a_second_header_is_a_row_to_be_put_right() -> None:
    units = ("", "", "", "", "no.", "£", "d/m/y", "")
    found = looked_at(as_csv(units, *THREE))
    assert told(found, Why.HEADER) == [
        (
            2,
            (
                "A second header: “no.”, “£”, “d/m/y”. Delete the row, or say that the header "
                "is this one"
            ),
        )
    ]
    again = looked_at(as_csv(ADA, HEADER, BEN))
    assert [row for row, _words in told(again, Why.HEADER)] == [3]
    assert again.stops


def test_lines_above_the_header_are_passed_over() -> None:
    data = b"Register of members,,\nas on 30 June 2026,,\n\n" + as_csv(*THREE)
    found = looked_at(data)
    assert (found.found.members, found.rows[0].row) == (2, 5)


def test_days_in_three_styles_are_read_and_shown() -> None:
    rows = [ADA, but(BEN, joined="2020-05-14"), but(CYD, joined="2 February 2001")]
    found = looked_at(as_csv(*rows))
    assert [str(row.entered_on) for row in found.rows] == ["2019-03-21", "2020-05-14", "2001-02-02"]
    (words,) = [words for _row, words in told(found, Why.STYLES)]
    assert words.startswith("Days are written in 3 ways: 2019-03-01 (1), 01/03/2019 (2)")
    assert not found.stops


def test_a_day_that_contradicts_the_others_is_refused() -> None:
    rows = [but(ADA, joined="25/03/2019"), but(BEN, joined="03/25/2019")]
    found = looked_at(as_csv(*rows))
    assert told(found, Why.UNREADABLE) == [(3, "Date entered: “03/25/2019” is no day")]
    american = looked_at(as_csv(but(ADA, joined="03/25/2019"), but(BEN, joined="01/02/2020")))
    assert [str(row.entered_on) for row in american.rows] == ["2019-03-25", "2020-01-02"]


def test_it_says_where_nothing_proves_which_comes_first() -> None:
    rows = [but(ADA, joined="01/03/2019"), but(BEN, joined="02/04/19")]
    found = looked_at(as_csv(*rows))
    words = [words for _row, words in told(found, Why.STYLES)]
    assert "Nothing in the file proves whether the day or the month comes first" in words
    assert str(found.rows[1].entered_on) == "2019-04-02"


@pytest.mark.parametrize("joined", ["", "?", "unknown", "n/k", "–"])
def test_a_day_that_nobody_knows_is_a_doubt(joined: str) -> None:
    found = looked_at(as_csv(but(ADA, joined=joined)))
    assert [row for row, _words in told(found, Why.DAY_UNKNOWN)] == [2]
    assert found.rows[0].entered_on is None
    assert not found.stops


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({"name": ""}, Why.UNREADABLE),
        ({"shares": "-1"}, Why.UNREADABLE),
        ({"shares": "1.5"}, Why.UNREADABLE),
        ({"shares": "99999999999"}, Why.UNREADABLE),
        ({"amount": "10.005"}, Why.UNREADABLE),
        ({"amount": "10,00"}, Why.UNREADABLE),
        ({"amount": "-10"}, Why.UNREADABLE),
        ({"amount": "100000000000000000000"}, Why.UNREADABLE),
        ({"number": "M-17"}, Why.UNREADABLE),
        ({"number": "0"}, Why.UNREADABLE),
        ({"joined": "Easter 1998"}, Why.UNREADABLE),
        ({"joined": "30/02/2019"}, Why.UNREADABLE),
        ({"joined": "01/07/2026"}, Why.ORDER),
        ({"left": "28/02/2019", "shares": "", "amount": ""}, Why.ORDER),
        ({"left": "01/03/2020"}, Why.FORMER_HOLDS),
        ({"shares": "0"}, Why.UNREADABLE),
    ],
)
def test_what_cannot_be_read_stops_the_whole(cells: dict[str, str], why: Why) -> None:
    found = looked_at(as_csv(but(ADA, **cells), BEN))
    assert [(doubt.row, doubt.why) for doubt in found.stops] == [(2, why)]


def test_a_number_twice_stops_the_whole() -> None:
    found = looked_at(as_csv(ADA, but(BEN, number="1")))
    assert told(found, Why.NUMBER_TWICE) == [(3, "Number 1 stands in row 2 too")]


def test_the_same_name_and_address_twice_is_a_doubt() -> None:
    entered("Cyd Holm", on="2001-02-02", number=30)
    same = but(BEN, name="ada  QUILL", address="1, Mill Lane Hebworth", postcode="hb11aa")
    here = but(CYD, name="Cyd Holm", address="1 Mill Lane Hebworth", postcode="HB1 1AA")
    found = looked_at(as_csv(ADA, same, here))
    assert told(found, Why.SAME) == [
        (3, "ada QUILL, at the same address, stands in row 2 too: both are taken over"),
        (4, "Cyd Holm, at this address, is in the register already as number 30"),
    ]


def test_an_amount_that_is_not_the_nominal_value_is_a_doubt() -> None:
    found = looked_at(as_csv(but(ADA, amount="10.01"), BEN))
    assert told(found, Why.ODD_AMOUNT) == [
        (2, "Ada Quill: 10 shares are worth £10, and £10.01 is paid")
    ]
    assert not found.stops


def test_more_than_the_cap_no_shares_and_no_address_are_doubts() -> None:
    rich = but(ADA, shares="100,001", amount="100,001.00")
    found = looked_at(as_csv(rich, but(BEN, shares="0", amount="0", address="", postcode="")))
    assert [doubt.why for doubt in found.doubts] == [Why.OVER_CAP, Why.NO_SHARES, Why.NO_ADDRESS]


def test_a_sum_at_the_end_is_a_control_total_and_one_among_the_rows_stops() -> None:
    total = ("Total", "", "", "", "35", "35.00", "", "")
    found = looked_at(as_csv(*THREE, total))
    assert (found.stated, found.doubts) == (Totals(None, 35, 3_500), [])
    within = looked_at(as_csv(ADA, total, BEN))
    assert [(doubt.row, doubt.why) for doubt in within.stops] == [(3, Why.SUM_WITHIN)]


def test_a_file_with_a_header_alone_is_refused() -> None:
    with pytest.raises(NothingToTakeOver, match="below the header in row 1"):
        looked_at(as_csv())


def test_a_workbook_is_read_to_the_penny_and_its_other_sheets_are_named() -> None:
    row = (7, "Di Rowe", "5 Weir Lane", "HB1", 3, 0.1 + 0.2 + 2.7, dt.date(2020, 5, 14), None)
    found = looked_at(as_xlsx(row, sheets=2))
    (only,) = found.rows
    assert (only.number, only.shares, only.amount_minor) == (7, 3, 300)
    assert only.entered_on == dt.date(2020, 5, 14)
    assert [words for _row, words in told(found, Why.SHEETS)] == [
        "The workbook has other sheets, which are not read: Notes 1"
    ]


def test_parts_of_a_name_kinds_and_joint_holders_are_read() -> None:
    header = ("Title", "Forename", "Surname", "Address", "Shares", "Amount", "Joined", "Type")
    rows = [
        ("Ms", "Ada", "Quill", "1 Mill Lane", "1", "1", "14/05/2020", ""),
        ("", "", "Threlby Rowers", "The Boathouse", "1", "1", "14/05/2020", "Organisation"),
    ]
    found = looked_at(as_csv(*rows, header=header))
    assert [(row.told.name, row.kind) for row in found.rows] == [
        ("Ms Ada Quill", "person"),
        ("Threlby Rowers", "organisation"),
    ]
    mailed = (*HEADER, "Email", "Email for")
    (only,) = looked_at(
        as_csv((*ADA, "ada@example.org", "Notices; AGM papers"), header=mailed)
    ).rows
    assert (only.told.email, only.told.email_for) == ("ada@example.org", ("notices", "agm papers"))
    joint = (*HEADER, "Joint with")
    (only,) = looked_at(as_csv((*ADA, "Ben Marl and Cyd Holm"), header=joint)).rows
    assert only.kind == "joint"
    assert [other["name"] for other in only.told.joint] == ["Ben Marl", "Cyd Holm"]

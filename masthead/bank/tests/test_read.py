"""Statements read: in every form, whole or not at all, each line once."""

import codecs
import datetime as dt
from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction

from masthead.bank.formats.reading import Unreadable
from masthead.bank.models import Line, Statement, Status
from masthead.bank.take_in import FormUnknown
from masthead.bank.tests.cast import (
    ALL_FORMS,
    TEN,
    Sum,
    as_camt,
    as_csv,
    as_mt940,
    as_ofx,
    detail,
    entry,
    our_account,
    read,
)
from masthead.fund.tests.cast import JULY_1, JUNE_13, JUNE_30, noon_of, the_ferry_bell
from masthead.ledger.accounts import Account as Book
from masthead.ledger.balances import trial_balance
from masthead.ledger.close import close_month
from masthead.ledger.models import Entry
from masthead.people import audit

pytestmark = pytest.mark.django_db
Writer = Callable[..., bytes]
HEADER = b"Date,Description,Paid out,Paid in,Balance\n"


@pytest.fixture(autouse=True)
def paper() -> None:
    the_ferry_bell()
    our_account()


def why(data: bytes) -> str:
    """Return why a file was put aside, nothing of it being in the book."""
    statement = read(data)
    assert statement.status == Status.QUARANTINED
    assert (Line.objects.count(), Entry.objects.count()) == (0, 0)
    assert bytes(statement.raw) == data
    return statement.why


def csv_of(*rows: str) -> bytes:
    return HEADER + "".join(f"{row}\n" for row in rows).encode()


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (["13/06/2026,A,,ten,110.00"], "Line 2: “ten” is no amount"),
        (["13/06/2026,A,,,110.00"], "Line 2: The amount is missing"),
        (
            ["13/06/2026,A,,10.00,110.00", "30/02/2026,B,,5.00,115.00"],
            "Line 3: “30/02/2026” is no day",
        ),
        (["13/06/2026,A,,10.00,110.00", "13/06/2026,B,"], "Line 3: There are 3 columns where 5"),
        (["13/06/2026,A,,10.005,110.00"], "Line 2: “10.005” has more decimal places than GBP has"),
        (["13/06/2026,A,5.00,10.00,105.00"], "Line 2: The line is both paid in and paid out"),
        (["13/06/2027,A,,10.00,110.00"], "Line 2: 13 June 2027 is still to come"),
        (["13/06/0206,A,,10.00,110.00"], "Line 2: 13 June 0206 is more than 10 years ago"),
        (
            ["13/06/2026,A,,99999999999999999999.00,110.00"],
            "Line 2: £99,999,999,999,999,999,999 is more than any account of a paper holds",
        ),
        (
            ["13/06/2026,A,,10.00,110.00", "13/06/2026,B,,10.00,125.00"],
            "Line 3: The sums fail: £110 before and £10 make £120, but the balance is £125",
        ),
    ],
)
def test_it_puts_aside_a_csv_and_says_the_line(rows: list[str], said: str) -> None:
    assert why(csv_of(*rows)).startswith(said)


def test_it_puts_aside_a_comma_where_the_account_has_points() -> None:
    read(as_csv(TEN))
    statement = read(csv_of('14/06/2026,A,,"12,50",130.00'))
    assert statement.why == "Line 2: “12,50” has a comma where a point is expected"


def test_it_puts_aside_other_columns_than_the_account_has() -> None:
    read(as_csv(TEN))
    assert "The columns are not those of this account" in read(b"Date,Amount\n1/6/2026,5\n").why


def test_it_puts_aside_a_header_alone() -> None:
    assert why(HEADER) == "The file has no lines"


def test_it_puts_aside_columns_that_nobody_has_named() -> None:
    assert why(b"one,two\n1,2\n") == "Nobody has said yet which column of this file holds what"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04 and so on", "This is a spreadsheet or a packed file"),
        (b"%PDF-1.7 and so on", "This is a PDF"),
        (HEADER + b"13/06/2026,\x00\x01,,1,1\n", "Line 2: This is no text"),
        (codecs.BOM_UTF8 + b"Date,\xff\xfe", "Line 1: This is no text in UTF-16 or UTF-8"),
    ],
)
def test_it_puts_aside_what_is_no_text(data: bytes, said: str) -> None:
    assert why(data).startswith(said)


@pytest.mark.parametrize("data", [b"", b" \r\n\t"])
def test_it_refuses_an_empty_file(data: bytes) -> None:
    with pytest.raises(Unreadable, match="The file is empty"):
        read(data)
    assert not Statement.objects.exists()


def test_it_refuses_a_form_that_it_does_not_know() -> None:
    with pytest.raises(FormUnknown, match=r"camt\.053"):
        read(as_csv(TEN), form="qif")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (as_camt(TEN)[:-60], "The file is cut short, or no XML"),
        (as_camt(TEN, closing=99_999), "The sums fail: the opening balance £100 and the lines £10"),
        (as_camt(TEN, iban="GB00BANK20201500000000"), "This is a statement of the account GB00"),
        (as_camt(TEN).replace(b">10.00<", b">1O.00<"), "amount that can’t be read: “1O.00”"),
        (as_camt(TEN).replace(b">10.00<", b">10,00<"), "amount that can’t be read: “10,00”"),
        (as_camt(TEN).replace(b'Ccy="GBP">10', b'Ccy="EUR">10'), "in EUR, the account in GBP"),
        (as_camt(TEN).replace(b"2026-06-13</Dt></Book", b"2026-02-30</Dt></Book"), "is no day"),
        (b"<Document><Other/></Document>", "there is no statement in it"),
        (as_mt940(TEN).rpartition(b":62F:")[0], "Line 4: The file is cut short"),
        (as_mt940(TEN).replace(b"C10,00", b"C10.00"), "Line 5: “10.00” has a point where a comma"),
        (as_mt940(TEN).replace(b":61:260613", b":61:260230"), "Line 5: “2026-02-30” is no day"),
        (as_mt940(TEN).replace(b"C10,00", b"C11,00"), "The sums fail"),
        (as_mt940(TEN, account="999999/1"), "This is a statement of the account 999999/1"),
        (as_ofx(TEN).partition(b"</OFX>")[0], "The file is cut short, or no OFX"),
        (as_ofx(TEN).replace(b"<TRNAMT>10.00", b"<TRNAMT>null"), "Line 21: “null” is no amount"),
        (as_ofx(TEN).replace(b"<TRNAMT>10.00\n", b""), "Line 21: The amount is missing"),
        (as_ofx(TEN).replace(b"20260613", b"20260230"), "Line 21: “20260230” is no day"),
        (as_ofx(TEN).replace(b"55555555", b"55555556"), "This is a statement of the account"),
    ],
)
def test_it_puts_aside_other_forms_with_one_clear_sentence(data: bytes, said: str) -> None:
    assert said in why(data)


def test_it_puts_aside_details_that_do_not_add_up_to_their_entry() -> None:
    details = detail(1_000, "ANN") + detail(999, "BEN")
    whole = as_camt(entries=entry(Sum(2_000), details), closing=12_000)
    assert "the details of Entry 1 of statement S1 make £19.99, the entry is £20" in why(whole)


@pytest.mark.parametrize("write", ALL_FORMS)
def test_it_keeps_a_statement_in_the_book(write: Writer) -> None:
    statement = read(write(Sum(1_000, "ANN ASHBY"), Sum(-250, "BANK CHARGE")))
    assert (statement.status, statement.lines_new, statement.closing_minor) == ("kept", 2, 10_750)
    lines = Line.objects.order_by("pk")
    assert [(line.amount_minor, line.booked_on) for line in lines] == [
        (1_000, JUNE_13),
        (-250, JUNE_13),
    ]
    assert "ANN ASHBY" in lines[0].words
    book = trial_balance()
    assert (book[Book.BANK, "GBP"], book[Book.UNIDENTIFIED, "GBP"]) == (750, -750)


@pytest.mark.parametrize("write", ALL_FORMS)
def test_an_overlapping_file_adds_only_what_is_new(write: Writer) -> None:
    """Case 11: three identical £10 credits, then an overlapping file with a fourth."""
    read(write(TEN, TEN, TEN))
    second = read(write(TEN, TEN, TEN, TEN))
    assert (second.status, second.lines_known, second.lines_new) == ("kept", 3, 1)
    assert Line.objects.count() == 4
    assert trial_balance()[Book.BANK, "GBP"] == 4_000


@pytest.mark.parametrize("first", ALL_FORMS)
@pytest.mark.parametrize("second", ALL_FORMS)
def test_files_of_two_forms_overlap(first: Writer, second: Writer) -> None:
    """Case 11, the second file being of any form."""
    ann, ben = Sum(1_000, "ANN ASHBY WP1"), Sum(1_000, "BEN BIRCH")
    read(first(ann, ann, ann))
    read(second(ann, ann, ann, ann, ben))
    assert Line.objects.count() == 5
    assert trial_balance()[Book.BANK, "GBP"] == 5_000


def test_the_same_file_again_is_the_statement_that_it_was() -> None:
    first = read(as_csv(TEN))
    assert read(as_csv(TEN)) == first
    assert Line.objects.count() == 1


def test_the_banks_reference_tells_identical_lines_apart() -> None:
    read(as_camt(Sum(1_000, ref="R1"), Sum(1_000, ref="R2")))
    read(as_camt(Sum(1_000, ref="R3"), opening=12_000))
    assert Line.objects.count() == 3


def test_details_of_one_entry_are_lines_of_their_own() -> None:
    details = detail(1_250, "ANN") + detail(750, "BEN")
    read(as_camt(entries=entry(Sum(2_000), details), closing=12_000))
    assert [line.payer_name for line in Line.objects.order_by("pk")] == ["ANN", "BEN"]


def test_a_line_of_a_closed_month_counts_today_and_names_its_day() -> None:
    close_month(JUNE_30, by=audit.COMMAND, on=JULY_1, at=noon_of(JULY_1))
    read(as_csv(TEN), on=JULY_1)
    entry_ = Entry.objects.get()
    assert entry_.effective_on == JULY_1
    assert "2026-06-13" in entry_.narration


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "latin-1"])
def test_it_reads_the_encodings_of_banks(encoding: str) -> None:
    words = "Date;Name;Amount\n13.06.2026;Zoë Brontë;£10,00\n"
    statement = read(words.encode(encoding))
    assert statement.why == ""
    line = Line.objects.get()
    assert (line.payer_name, line.amount_minor) == ("Zoë Brontë", 1_000)


def test_the_newest_line_may_come_first() -> None:
    day = JUNE_13 + dt.timedelta(days=1)
    head, *rows = as_csv(Sum(1_000), Sum(500, on=day)).splitlines(keepends=True)
    statement = read(head + b"".join(reversed(rows)))
    assert (statement.opening_minor, statement.closing_minor) == (10_000, 11_500)


def test_a_balance_carried_forward_is_no_line() -> None:
    read(csv_of("12/06/2026,BALANCE BROUGHT FORWARD,,,100.00", "13/06/2026,A,,10.00,110.00"))
    assert Line.objects.get().amount_minor == 1_000


def test_an_account_without_numbers_takes_those_of_its_first_file() -> None:
    other = our_account("Savings", number="")
    read(as_ofx(TEN), account=other)
    other.refresh_from_db()
    assert (other.sort_code, other.number) == ("202015", "55555555")


def test_a_line_stays_as_it_was_told() -> None:
    read(as_csv(TEN))
    for change in (
        lambda: Line.objects.update(amount_minor=2_000),
        lambda: Line.objects.all().delete(),
        lambda: Statement.objects.update(status="quarantined", why="never"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()

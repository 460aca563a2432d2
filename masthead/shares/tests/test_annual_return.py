"""Tests of the annual return: opening + admitted − ceased = closing, each figure its rows."""

import datetime as dt
import html
from collections.abc import Callable

import pytest
from django.test import Client

from masthead.fund.tests.cast import the_ferry_bell
from masthead.fund.tests.conftest import clock
from masthead.paper.models import the_paper
from masthead.register.cease import cease
from masthead.register.enter import enter_again
from masthead.register.models import Member, ShareTransaction, What
from masthead.register.record_shares import record_shares
from masthead.register.tests.cast import BY, day, entered, given, moment, ordinary
from masthead.shares.holdings.capital import post_capital
from masthead.shares.year.annual import YearBeyondMeasure, annual_return, months_after
from masthead.shares.year.on_paper import return_pdf, words_of
from masthead.shares.year.rows import NoSuchFigure, rows_of
from masthead.shares.year.table import return_csv, rows_csv
from masthead.treasury.tests.cast import signed_in

__all__ = ["clock"]
pytestmark = pytest.mark.django_db
FIRST, LAST = dt.date(2025, 1, 1), dt.date(2025, 12, 31)
PAGE = "/desk/society/year/"


@pytest.fixture(autouse=True)
def year_of_three(clock: Callable[..., None]) -> None:
    """Ada stays, Ben leaves in the year, Cyd comes; a slip of Ada's is reversed."""
    the_ferry_bell()
    clock(dt.date(2026, 6, 13))
    ada, ben = entered("Ada Quill", on="2019-03-01"), entered("Ben Marl", on="2020-05-14")
    given(ada, 10, on="2019-03-01")
    given(ben, 25, on="2020-05-14")
    cyd = entered("Cyd Holm", on="2025-02-01")
    given(cyd, 40, on="2025-02-01")
    slip = given(ada, 100, on="2025-03-01")
    reversed_(slip, at="2025-04-01")
    given(ada, 5, on="2025-03-01", at="2025-04-01")
    given(ben, -25, on="2025-06-30", what=What.WITHDRAWAL)
    ceased(ben, on="2025-06-30")


def reversed_(slip: ShareTransaction, *, at: str) -> None:
    record_shares(
        slip.member,
        share_class=slip.share_class,
        what=What.REVERSAL,
        quantity=-slip.quantity,
        amount_minor=-slip.amount_minor,
        on=slip.effective_on,
        authority="A slip",
        by=BY,
        at=moment(at),
        reverses=slip,
    )


def ceased(member: Member, *, on: str) -> None:
    cease(member, on=day(on), why="left", authority="Letter", by=BY, at=moment(on))


def counted(known: str = "") -> tuple[int, int, int, int]:
    found = annual_return(FIRST, LAST, known=moment(known) if known else None).members
    return tuple(  # type: ignore[return-value]
        len(part) for part in (found.opening, found.admitted, found.ceased, found.closing)
    )


@pytest.mark.parametrize("last", [dt.date(2024, 12, 31), dt.date(2030, 1, 1)])
def test_it_refuses_what_is_no_year(last: dt.date) -> None:
    with pytest.raises(YearBeyondMeasure):
        annual_return(FIRST, last)


def test_a_figure_that_there_is_not_is_refused() -> None:
    found = annual_return(FIRST, LAST)
    for figure in ("nobody", "99-opening", f"{ordinary().pk}-gifts", "-", ""):
        with pytest.raises(NoSuchFigure):
            rows_of(found, figure)


def test_opening_and_admitted_less_ceased_make_closing() -> None:
    assert counted() == (2, 1, 1, 2)
    assert annual_return(FIRST, LAST).adds_up


def test_who_ceased_and_came_back_counts_each_time() -> None:
    ben = Member.objects.get(number=2)
    enter_again(ben, on=day("2025-09-01"), authority="Board", by=BY, at=moment("2025-09-01"))
    assert counted() == (2, 2, 1, 3)
    assert annual_return(FIRST, LAST).adds_up


def test_the_capital_adds_up_with_reversals_taken_off() -> None:
    (one,) = annual_return(FIRST, LAST).capital
    assert (one.opening.quantity, one.closing.quantity) == (35, 55)
    assert [(moved.what, moved.quantity, moved.amount_minor) for moved in one.moved] == [
        ("allotment", 45, 4_500),
        ("withdrawal", -25, -2_500),
    ]
    assert one.adds_up


def test_it_tells_what_the_books_said_before_a_correction() -> None:
    (one,) = annual_return(FIRST, LAST, known=moment("2025-03-15")).capital
    assert one.closing.quantity == 175
    assert counted("2025-03-15") == (2, 1, 0, 3)


def test_each_figure_opens_into_rows_that_make_it() -> None:
    found = annual_return(FIRST, LAST)
    (one,) = found.capital
    key = one.share_class.pk
    assert [row.number for row in rows_of(found, "opening")] == [1, 2]
    assert [(row.number, row.on) for row in rows_of(found, "admitted")] == [(3, day("2025-02-01"))]
    assert [(row.number, row.on) for row in rows_of(found, "ceased")] == [(2, day("2025-06-30"))]
    assert [row.number for row in rows_of(found, "closing")] == [1, 3]
    allotted = rows_of(found, f"{key}-allotment")
    assert [row.quantity for row in allotted] == [40, 100, -100, 5]
    for figure, sums in (("opening", one.opening), ("closing", one.closing)):
        rows = rows_of(found, f"{key}-{figure}")
        assert sum(row.quantity for row in rows) == sums.quantity
        assert sum(row.amount_minor for row in rows) == sums.amount_minor


def test_register_and_book_are_held_against_each_other() -> None:
    assert not annual_return(FIRST, LAST).agrees
    key, on = "share:test", day("2025-03-01")
    to = "opening-balances"
    post_capital(key, -5_500, to=to, on=on, at=moment("2025-03-01"), narration="All")  # type: ignore[arg-type]
    assert annual_return(FIRST, LAST).agrees


def test_a_book_that_begins_later_says_nothing_of_the_year() -> None:
    key, on = "share:test", day("2026-02-01")
    to = "opening-balances"
    post_capital(key, -5_500, to=to, on=on, at=moment("2026-02-01"), narration="All")  # type: ignore[arg-type]
    assert annual_return(FIRST, LAST).book_minor is None
    page = words(signed_in("secretary"))
    assert "The book begins after that day" in page
    assert "Register and book differ" not in page
    assert "not begun" in str(words_of(annual_return(FIRST, LAST), paper=the_paper(), asked=""))


def test_the_return_goes_in_seven_months_after_the_years_end() -> None:
    assert annual_return(FIRST, LAST).due_on == dt.date(2026, 7, 31)
    assert months_after(dt.date(2025, 6, 30), 7) == dt.date(2026, 1, 31)
    assert months_after(dt.date(2025, 7, 30), 7) == dt.date(2026, 2, 28)


def test_it_is_a_table_and_a_paper(pdf_text: Callable[[bytes], str]) -> None:
    found = annual_return(FIRST, LAST)
    lines = return_csv(found, currency="GBP").decode().splitlines()
    assert lines[1] == "Members,Before 1 January 2025,2,,"
    assert "Ordinary,Withdrawn,-25,-25.00,GBP" in lines
    rows = rows_csv(rows_of(found, "ceased"), on=LAST, currency="GBP").decode().splitlines()
    assert rows[1] == "2,Ben Marl,2025-06-30,,,,,"
    text = pdf_text(return_pdf(found, paper=the_paper(), asked="As known today"))
    assert "1 January 2025 to 31 December 2025" in text
    assert "Withdrawn −25 −25.00" in text


def test_its_questions_do_not_grow_with_the_register(django_assert_max_num_queries: object) -> None:
    assert callable(django_assert_max_num_queries)
    with django_assert_max_num_queries(10):
        annual_return(FIRST, LAST)


def words(client: Client, address: str = PAGE, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return html.unescape(answer.content.decode())


def test_secretary_and_treasurer_see_it_and_nobody_else() -> None:
    for role in ("fund-organiser", "administrator", "reporter"):
        assert signed_in(role).get(PAGE).status_code in (302, 403)
    page = words(signed_in("secretary"))
    assert "Register and book differ: the register has £55, the book has £0" in page
    assert "The return goes in by 31 July 2026" in page
    rows = words(signed_in("treasurer"), f"{PAGE}rows/ceased/")
    assert "Ben Marl" in rows
    assert "Mill Lane" not in rows


def test_a_year_that_is_none_is_refused_and_kept() -> None:
    page = words(signed_in("secretary"), f"{PAGE}?first=2025-01-01&last=2027-01-01", 422)
    assert "That day is still to come" in page
    assert 'value="2027-01-01"' in page
    known = "first=2025-01-01&last=2025-12-31&known=9999-12-31"
    assert "That day is still to come" in words(signed_in("secretary"), f"{PAGE}?{known}", 422)
    page = words(signed_in("secretary"), f"{PAGE}?first=2025-05-01&last=2025-01-01", 422)
    assert "A year ends after it has begun" in page


def test_its_files_are_handed_over() -> None:
    client = signed_in("secretary")
    asked = "first=2025-01-01&last=2025-12-31&known=2025-03-15"
    assert client.get(f"/desk/society/year.pdf?{asked}").content.startswith(b"%PDF")
    assert (
        b"Ordinary,Allotted,140,140.00,GBP" in client.get(f"/desk/society/year.csv?{asked}").content
    )
    rows = client.get(f"{PAGE}rows/{ordinary().pk}-allotment.csv?{asked}").content.decode()
    assert '1,Ada Quill,2025-03-01,Allotment,"Board, minute 2",100,100.00,GBP' in rows
    words(client, f"{PAGE}rows/nothing/", 404)

"""The statement of a year: all that somebody gave in it, day by day, and what went back."""

import datetime as dt
from collections.abc import Callable

import pytest

from masthead.fund.models import Gift
from masthead.fund.receive import Giver
from masthead.fund.refund import refund
from masthead.fund.reverse_gift import reverse_gift
from masthead.fund.tests.cast import JUNE_13, JUNE_30, give, june_fund, noon_of, the_ferry_bell
from masthead.ledger.close import close_month
from masthead.paper.models import Paper
from masthead.people import audit
from masthead.people.models import Person
from masthead.website.account.given import first_day, given_in
from masthead.website.account.print_statement import print_statement, statement_words
from masthead.website.account.year import calendar_year, tax_year, year_named, years_from

pytestmark = pytest.mark.django_db
YEAR = calendar_year(2026)


@pytest.fixture(autouse=True)
def paper() -> Paper:
    paper = the_ferry_bell()
    june_fund()
    return paper


@pytest.fixture
def ada() -> Person:
    return Person.objects.create(name="Ada Crake", added_at=noon_of(JUNE_13))


def moved(person: Person, *, year: str = "2026") -> list[tuple[str, int]]:
    found = year_named(year, currency="GBP")
    assert found
    given = given_in(found, persons=[person.pk])
    return [(line.on.isoformat(), line.amount_minor) for line in given.lines]


def back(gift: Gift, pence: int, *, on: dt.date) -> None:
    refund(gift, pence, key=f"back:{gift.pk}:{on}", on=on, at=noon_of(on), by=audit.COMMAND)


@pytest.mark.parametrize("name", ["", "26", "1899", "2999", "2026-28", "2026-2027", "٢٠٢٦", "x"])
def test_there_is_no_year_of_another_name(name: str) -> None:
    assert year_named(name, currency="GBP") is None


def test_a_tax_year_is_offered_only_where_it_isn_t_the_calendar_s() -> None:
    assert year_named("2026-27", currency="GBP") == tax_year(2026)
    assert year_named("2026-27", currency="EUR") is None
    assert year_named("1999-00", currency="GBP") == tax_year(1999)


def test_the_years_begin_with_the_one_of_the_first_gift_and_end_with_today_s() -> None:
    first, today = dt.date(2025, 4, 5), dt.date(2026, 4, 6)
    names = [year.name for year in years_from(first, to=today, currency="GBP")]
    assert names == ["2026-27", "2026", "2025-26", "2025", "2024-25"]
    assert [year.name for year in years_from(first, to=today, currency="EUR")] == ["2026", "2025"]


def test_it_leaves_out_what_others_gave_and_what_was_recorded_by_mistake(ada: Person) -> None:
    give(500, giver=Giver("Bo Crake"))
    mistake = give(700, giver=ada)
    reverse_gift(mistake, why="typed twice", by=audit.COMMAND, at=noon_of(JUNE_30))
    assert moved(ada) == []
    assert first_day([ada.pk]) is None


def test_it_says_what_came_and_what_went_back_each_on_its_day(ada: Person) -> None:
    gift = give(2_000, giver=ada)
    back(gift, 500, on=JUNE_30)
    give(1_000, on=JUNE_30, giver=ada)
    assert moved(ada) == [("2026-06-13", 2_000), ("2026-06-30", -500), ("2026-06-30", 1_000)]
    given = given_in(YEAR, persons=[ada.pk])
    assert (given.came_minor, given.back_minor, given.left_minor) == (3_000, 500, 2_500)


def test_what_goes_back_in_a_later_year_is_of_that_year(ada: Person) -> None:
    gift = give(2_000, giver=ada)
    back(gift, 2_000, on=dt.date(2027, 1, 2))
    assert moved(ada) == [("2026-06-13", 2_000)]
    assert moved(ada, year="2027") == [("2027-01-02", -2_000)]
    assert moved(ada, year="2026-27") == [("2026-06-13", 2_000), ("2027-01-02", -2_000)]


def test_a_gift_of_a_closed_month_is_of_the_day_on_which_it_was_given(ada: Person) -> None:
    closed_on = dt.date(2027, 1, 5)
    close_month(dt.date(2026, 12, 1), by=audit.COMMAND, on=closed_on, at=noon_of(closed_on))
    new_year = dt.date(2027, 1, 6)
    gift = give(2_000, on=dt.date(2026, 12, 30), at=noon_of(new_year), giver=ada)
    assert gift.effective_on == new_year
    assert moved(ada) == [("2026-12-30", 2_000)]
    assert moved(ada, year="2027") == []


def test_it_is_printed_with_every_line_and_what_it_comes_to(
    ada: Person, paper: Paper, pdf_text: Callable[[bytes], str]
) -> None:
    back(give(2_000, giver=ada), 500, on=JUNE_30)
    given = given_in(YEAR, persons=[ada.pk])
    text = pdf_text(print_statement(given, name="Ada #Crake", year=YEAR, paper=paper, on=JUNE_30))
    assert "What you gave in 2026" in text
    assert "Given by Ada #Crake" in text
    assert "13 June 2026 Gift, Bank transfer" in text
    assert "30 June 2026 Gone back" in text
    assert "−£5" in text
    assert "Altogether £15" in text
    assert "The year isn’t over" in text
    assert "brings no share" not in text
    assert "they bring no share in the Ferry Bell Society Limited" in text


def test_of_a_year_in_which_nothing_came_it_says_so(paper: Paper) -> None:
    year = tax_year(2024)
    given = given_in(year, persons=[])
    said = statement_words(given, name="", year=year, paper=paper, on=JUNE_30)
    assert said["title"] == "What you gave from 6 April 2024 to 5 April 2025"
    assert print_statement(given, name="", year=year, paper=paper, on=JUNE_30).startswith(b"%PDF")

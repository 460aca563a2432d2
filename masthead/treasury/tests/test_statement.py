"""The statement of a closed month: the same figures for ever, on paper and as a table."""

import csv
import io
from collections.abc import Callable
from decimal import Decimal

import pytest

from masthead.fund.models import Appeal
from masthead.fund.refund import refund
from masthead.fund.tests import cast as fund
from masthead.fund.tests.cast import JULY_2, JUNE_1, JUNE_13, JUNE_30, noon_of
from masthead.people import audit
from masthead.treasury.models import MonthStatement
from masthead.treasury.statement.print import statement_pdf
from masthead.treasury.statement.table import statement_csv
from masthead.treasury.tests import cast

pytestmark = pytest.mark.django_db
ZONE = "Europe/London"


@pytest.fixture(autouse=True)
def june() -> None:
    fund.the_ferry_bell()
    fund.june_fund("=A1 boat fund")


@pytest.fixture
def statement() -> MonthStatement:
    gift = fund.give(500_050)
    fund.give(2_000, method="cheque")
    refund(gift, 50, key="post:back", on=JUNE_30, at=noon_of(JUNE_30), by=audit.COMMAND)
    return cast.close_it(JUNE_13)


def rows(statement: MonthStatement) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(statement_csv(statement).decode(), newline="")))


def test_the_table_holds_every_figure_and_its_accounts_add_up_to_nothing(
    statement: MonthStatement,
) -> None:
    found = rows(statement)
    closing = [row for row in found if (row["part"], row["figure"]) == ("accounts", "closing")]
    assert sum(Decimal(row["amount"]) for row in closing) == 0
    by_item = {(row["item"], row["figure"]): row["amount"] for row in found}
    assert by_item["Bank", "closing"] == "5000.00"
    assert by_item["Bank transfer", "gross"] == "5000.50"
    assert by_item["Bank transfer", "refunded"] == "0.50"
    assert by_item["'=A1 boat fund", "raised"] == "5020.00"


def test_its_checklist_is_in_it_with_the_explanations(statement: MonthStatement) -> None:
    [hand] = [row for row in rows(statement) if row["item"] == "Cheques and cash in hand"]
    assert (hand["figure"], hand["amount"]) == ("explained", "")
    assert hand["words"].endswith("Counted by two")


def test_a_name_that_would_act_as_a_formula_is_escaped(statement: MonthStatement) -> None:
    names = {row["item"] for row in rows(statement) if row["part"] == "appeals"}
    assert names == {"'=A1 boat fund"}


def test_the_paper_says_the_figures(
    statement: MonthStatement, pdf_text: Callable[[bytes], str]
) -> None:
    said = pdf_text(statement_pdf(statement, zone=ZONE))
    for words in (
        "The Ferry Bell",
        "Statement of June 2026",
        "£5,020 of £18,000",
        "5,000.50",
        "=A1 boat fund",
        "Counted by two",
        "Closed on 2 July 2026",
        statement.digest[:16],
        "Treasurer",
    ):
        assert words in said


def test_it_is_the_same_bytes_whatever_is_posted_later(statement: MonthStatement) -> None:
    before = statement_pdf(statement, zone=ZONE), statement_csv(statement)
    fund.give(9_900, on=JUNE_30, at=noon_of(JULY_2))
    Appeal.objects.filter(opens_on=JUNE_1).update(name="Another name")
    again = MonthStatement.objects.get()
    assert (statement_pdf(again, zone=ZONE), statement_csv(again)) == before


def test_an_empty_month_has_a_statement_too(pdf_text: Callable[[bytes], str]) -> None:
    said = pdf_text(statement_pdf(cast.close_it(JUNE_13), zone=ZONE))
    assert "Held at the end" in said

"""The treasurer’s books at the desk: for those who may, as pages and as tables."""

import csv
import html
import io
import re
from collections.abc import Callable

import pytest
from django.test import Client

from masthead.fund.models import Appeal
from masthead.fund.refund import refund
from masthead.fund.tests import cast as fund
from masthead.fund.tests.cast import JULY_1, JUNE_13, JUNE_30, noon_of
from masthead.people import audit
from masthead.treasury.tests.cast import signed_in

pytestmark = pytest.mark.django_db
PAGES = [
    "trial-balance/",
    "trial-balance.csv?on=2026-06-30",
    "accounts/bank/",
    "accounts/bank.csv?from=2026-06-01&to=2026-06-30",
    "fund/",
    "fund.csv?from=2026-06-01&to=2026-06-30",
    "export/",
    "export/?form=csv&from=2026-06-01&to=2026-06-30",
    "months/",
    "months/2026-06/",
]


@pytest.fixture(autouse=True)
def june(clock: Callable[..., None]) -> None:
    fund.the_ferry_bell()
    fund.june_fund()
    gift = fund.give(5_000, method="cheque", on=JUNE_13)
    fund.give(2_050, on=JUNE_30)
    refund(gift, 1_000, key="post:back", on=JUNE_30, at=noon_of(JUNE_30), by=audit.COMMAND)
    clock(JULY_1)


def words(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(f"/desk/treasury/{address}")
    assert answer.status_code == status
    return html.unescape(b"".join(answer).decode())


def table(client: Client, address: str) -> list[dict[str, str]]:
    answer = client.get(f"/desk/treasury/{address}")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert "attachment" in answer["Content-Disposition"]
    return list(csv.DictReader(io.StringIO(b"".join(answer).decode(), newline="")))


@pytest.mark.parametrize("role", ["reporter", "fund-organiser", "secretary"])
def test_the_books_are_closed_to_those_who_may_not_view_them(role: str) -> None:
    client = signed_in(role)
    assert {client.get(f"/desk/treasury/{page}").status_code for page in PAGES} <= {302, 403}
    assert "Trial balance" not in client.get("/desk/").content.decode()


@pytest.mark.parametrize("role", ["treasurer", "administrator"])
def test_they_are_open_to_the_treasurer_and_the_administrator(role: str) -> None:
    client = signed_in(role)
    assert {client.get(f"/desk/treasury/{page}").status_code for page in PAGES} == {200}
    assert "Trial balance" in client.get("/desk/").content.decode()


def test_the_trial_balance_shows_debits_credits_and_that_they_agree() -> None:
    page = words(signed_in(), "trial-balance/?on=2026-06-30")
    assert "The accounts at the end of 30 June 2026, in GBP" in page
    assert "Together: it balances" in page
    assert page.count("60.50") == 3
    assert "accounts/bank/?from=2026-06-01&to=2026-06-30" in page


def test_a_day_that_is_none_is_said_and_kept() -> None:
    page = words(signed_in(), "trial-balance/?on=2026-02-30", 422)
    assert "Type the day as year-month-day" in page
    assert 'value="2026-02-30"' in page


def test_an_account_opens_into_its_entries_and_each_into_its_legs() -> None:
    client = signed_in()
    page = words(client, "accounts/bank/?from=2026-06-30&to=2026-06-30")
    assert "Refund of a gift" in page
    assert "Brought forward" in page
    addresses = re.findall(r"/desk/treasury/(entries/[0-9a-f-]+/)", page)
    said = sorted(re.findall("It is gift|It gives back", words(client, at))[0] for at in addresses)
    assert said == ["It gives back", "It is gift"]


@pytest.mark.parametrize(
    "address",
    [
        "accounts/nowhere/",
        "accounts/bank/?after=x",
        "months/2026-13/",
        "months/0001-01/",
        "months/9999-12/",
        "months/2026-08/",
        "fund.csv",
    ],
)
def test_what_is_not_there_is_not_found(address: str) -> None:
    words(signed_in(), address, 404)


@pytest.mark.parametrize("days", ["from=0001-01-01&to=2026-06-30", "from=2026-06-01&to=9999-12-31"])
def test_days_that_no_book_has_are_refused_before_anything_is_sent(days: str) -> None:
    page = words(signed_in(), f"export/?form=beancount&{days}", 422)
    assert "Type the day as year-month-day" in page


def test_days_turned_round_are_refused_in_a_sentence() -> None:
    page = words(signed_in(), "accounts/bank/?from=2026-06-30&to=2026-06-01", 422)
    assert "The last day comes before the first" in page


def test_the_fund_is_shown_by_month_and_by_method() -> None:
    [cheque, transfer] = sorted(
        table(signed_in(), "fund.csv?from=2026-06-01&to=2026-06-30"),
        key=lambda row: row["method"],
        reverse=True,
    )
    assert (cheque["gross"], cheque["refunded"], cheque["net"]) == ("50.00", "10.00", "40.00")
    assert (transfer["gross"], transfer["appeal"]) == ("20.50", "The boat fund")
    assert "June 2026 together" in words(signed_in("administrator"), "fund/")


def test_a_cell_that_would_act_as_a_formula_is_escaped() -> None:
    fund.june_fund("=1+1", opens_on=JUNE_30, closes_on=JUNE_30, special=True)
    fund.give(500, on=JUNE_30, appeal=Appeal.objects.get(name="=1+1"))
    client = signed_in()
    cells = {row["appeal"] for row in table(client, PAGES[5])}
    assert "'=1+1" in cells
    journal = {row["appeal"] for row in table(client, PAGES[7])}
    assert "'=1+1" in journal

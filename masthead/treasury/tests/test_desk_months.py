"""Close the month at the desk: by the treasurer alone, its name typed, nothing lost."""

import html
import re
from collections.abc import Callable

import pytest
from django.test import Client

from masthead.fund.tests import cast as fund
from masthead.fund.tests.cast import JULY_1
from masthead.ledger.models import ClosedMonth
from masthead.people.models import AuditRow
from masthead.treasury.models import Explanation, MonthStatement, StatedBalance
from masthead.treasury.tests.cast import signed_in

pytestmark = pytest.mark.django_db
JUNE = "/desk/treasury/months/2026-06/"


@pytest.fixture(autouse=True)
def june(clock: Callable[..., None]) -> None:
    fund.the_ferry_bell()
    fund.june_fund()
    fund.give(5_000)
    fund.give(1_200, method="cheque")
    clock(JULY_1)


def words(client: Client, address: str = JUNE, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return html.unescape(answer.content.decode())


def sent(client: Client, what: str, status: int = 302, **typed: str) -> str:
    answer = client.post(f"{JUNE}{what}/", typed)
    assert answer.status_code == status
    return html.unescape(answer.content.decode())


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}"[^>]*value="([^"]*)"', page)
    assert found, name
    return found[1]


def explained(client: Client) -> None:
    page = words(client)
    part = page[page.index('id="check-in-hand"') :]
    sentence = hidden(part, "sentence")
    sent(client, "explain", name="in-hand", sentence=sentence, words="Counted by two of us")


def test_only_the_treasurer_closes() -> None:
    for client in (Client(), signed_in("fund-organiser"), signed_in("administrator")):
        for what in ("explain", "bank-balance", "bank-before", "close"):
            assert client.post(f"{JUNE}{what}/").status_code in (302, 403)
    assert not Explanation.objects.exists()
    assert not StatedBalance.objects.exists()


def test_who_may_only_read_is_offered_no_form() -> None:
    page = words(signed_in("administrator"))
    assert "nobody has said what the bank holds" in page
    assert "Keep this balance" not in page
    assert "Explain it" not in page


def test_the_list_names_each_month_and_what_is_to_be_closed() -> None:
    page = words(signed_in(), "/desk/treasury/months/")
    assert "June 2026" in page
    assert "July 2026" in page
    assert page.index("not over") < page.index("to be closed")


def test_the_checklist_says_what_is_left_and_offers_no_button_yet() -> None:
    page = words(signed_in())
    assert "It can’t be closed yet" in page
    assert "nobody has said what the bank holds" in page
    assert "Close the month for ever" not in page


@pytest.mark.parametrize("typed", ["", "ten", "1.005", "--5"])
def test_a_balance_that_is_none_is_refused_and_kept(typed: str) -> None:
    page = sent(signed_in(), "bank-balance", 422, balance=typed)
    assert f'value="{typed}"' in page or typed == ""
    assert "help-critical" in page
    assert not StatedBalance.objects.exists()


@pytest.mark.parametrize(
    ("typed", "minor"),
    [("50", 5_000), ("-12.30", -1_230), ("−£5", -500), ("0", 0), ("0.00", 0), ("1,234.5", 123_450)],
)
def test_a_balance_is_read_also_below_nought(typed: str, minor: int) -> None:
    sent(signed_in(), "bank-balance", balance=typed)
    assert StatedBalance.objects.get().amount_minor == minor


def test_what_the_bank_held_before_is_brought_in_while_no_month_is_closed() -> None:
    client = signed_in()
    page = sent(client, "bank-before", 422, balance="much")
    assert "“much” is not a balance" in page
    sent(client, "bank-before", balance="4000")
    sent(client, "bank-balance", balance="4050")
    assert "Both have £4,050 at the end of 30 June 2026." in words(client)


def test_an_explanation_without_words_is_refused() -> None:
    page = sent(signed_in(), "explain", 422, name="in-hand", sentence="x", words=" ")
    assert "Write why it stands so" in page


def test_a_month_is_closed_by_typing_its_name() -> None:
    client = signed_in()
    sent(client, "bank-balance", balance="50")
    explained(client)
    page = words(client)
    assert "Counted by two of us" in page
    seen = hidden(page, "seen")
    refused = sent(client, "close", 422, seen=seen, typed="July 2026")
    assert "Type “June 2026”, as it stands here, to close it" in refused
    assert 'value="July 2026"' in refused
    sent(client, "close", seen=seen, typed=" june  2026 ")
    closed = words(client)
    assert "Its figures never change" in closed
    assert "Counted by two of us" in closed
    assert ClosedMonth.objects.get().closed_by.email == "treasurer@ferrybell.example"  # type: ignore[union-attr]
    assert AuditRow.objects.get(verb="treasury.close").through == "desk"
    statement = client.get(f"{JUNE}statement.csv").content.decode()
    assert "2026-06,accounts,Bank,closing,50.00,GBP" in statement
    assert client.get(f"{JUNE}statement.pdf").content.startswith(b"%PDF")
    assert MonthStatement.objects.get().digest in closed


def test_a_gift_that_comes_between_looking_and_closing_is_told() -> None:
    client = signed_in()
    sent(client, "bank-balance", balance="50")
    explained(client)
    seen = hidden(words(client), "seen")
    fund.give(1, method="card")
    page = sent(client, "close", 422, seen=seen, typed="June 2026")
    assert "Not ready to be closed: Payment services and book agree" in page
    assert not ClosedMonth.objects.exists()


def test_a_month_that_is_none_is_not_found() -> None:
    client = signed_in()
    for name in ("2026-13", "june", "2026-06-01"):
        words(client, f"/desk/treasury/months/{name}/", 404)
    words(client, f"{JUNE}statement.pdf", 404)

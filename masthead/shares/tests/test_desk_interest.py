"""Interest on shares at the desk: by the treasurer alone, everything typed kept."""

import datetime as dt
import html
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from masthead.fund.tests.cast import the_ferry_bell
from masthead.fund.tests.conftest import clock
from masthead.people.models import AuditRow
from masthead.register.tests.cast import entered, given, ordinary
from masthead.shares.models import InterestDeclared, InterestPaid, InterestRun
from masthead.treasury.tests.cast import signed_in

__all__ = ["clock"]
pytestmark = pytest.mark.django_db
LIST = "/desk/society/interest/"


@pytest.fixture(autouse=True)
def holders(clock: Callable[..., None]) -> None:
    the_ferry_bell()
    clock(dt.date(2026, 6, 13))
    given(entered("Ada Quill", on="2019-03-01"), 1_000, on="2019-03-01")
    given(entered("Ben Marl", on="2020-05-14"), 500, on="2020-05-14")


def words(client: Client, address: str = LIST, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return html.unescape(answer.content.decode())


def sent(client: Client, to: str, status: int = 302, **typed: str) -> str:
    answer = client.post(to, typed)
    assert answer.status_code == status
    return html.unescape(answer.content.decode())


def terms(**other: str) -> dict[str, Any]:
    begun = {
        "share_class": str(ordinary().pk),
        "first": "2025-01-01",
        "last": "2025-12-31",
        "rate": "3",
        "on": "2026-05-24",
        "authority": "AGM, resolution 6",
    }
    return begun | other


def declared(client: Client) -> str:
    sent(client, LIST, **terms())
    return f"{LIST}{InterestDeclared.objects.get().pk}/"


def test_only_the_treasurer_declares_and_pays() -> None:
    address = declared(signed_in())
    for role in ("secretary", "administrator", "fund-organiser"):
        client = signed_in(role)
        for one in (LIST, address, f"{LIST}{address.split('/')[-2]}.csv"):
            assert client.get(one).status_code in (302, 403)
        for what in ("bank/", "shares/", "members/1/", "members/1/hand/"):
            assert client.post(f"{address}{what}").status_code in (302, 403)
    assert not InterestRun.objects.exists()


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"rate": "5.01"}, "The rules allow 5 per cent at most in a year"),
        ({"rate": "much"}, "“much” is no rate"),
        ({"rate": "0"}, "“0” is no rate"),
        ({"last": "2024-12-31"}, "Interest is declared for days that are over"),
        ({"authority": ""}, "Name the meeting and its resolution"),
        ({"on": "24 May"}, "Type the day as year-month-day"),
        ({"on": "9999-12-31", "last": "9999-12-31"}, "still to come"),
        ({"last": "9999-12-31", "look": "1"}, "Interest is declared for days that are over"),
    ],
)
def test_what_is_refused_stays_as_typed(other: dict[str, str], said: str) -> None:
    page = sent(signed_in(), LIST, 422, **terms(**other))
    assert said in page
    assert all(
        f'value="{value}"' in page for name, value in other.items() if value and name != "look"
    )
    assert not InterestDeclared.objects.exists()


def test_it_is_reckoned_before_it_is_declared() -> None:
    page = sent(signed_in(), LIST, 200, **terms(look="1"))
    assert "2 members would get £45 together. Nothing is declared yet." in page
    assert not InterestDeclared.objects.exists()


def test_it_is_paid_by_bank_as_shares_and_by_hand() -> None:
    client = signed_in()
    address = declared(client)
    page = words(client, address)
    assert "Owed, nobody has said how" in page
    assert "Nobody is owed interest that goes this way" in sent(
        client, f"{address}bank/", 422, on="2026-06-13", paid_from="bank"
    )
    account: dict[str, Any] = {
        "name": "A Quill",
        "sort_code": "11 22 33",
        "number": "01234567",
        "iban": "",
    }
    wrong = sent(
        client,
        f"{address}members/1/",
        422,
        way="bank",
        authority="Letter",
        **account | {"name": ""},
    )
    assert "Type the name of the account" in wrong
    assert 'value="01234567"' in wrong
    sent(client, f"{address}members/1/", way="bank", authority="Letter", **account)
    assert 'value="11-22-33"' in words(client, f"{address}members/1/")
    sent(client, f"{address}bank/", on="2026-06-13", paid_from="refunds-payable")
    run = InterestRun.objects.get()
    file = client.get(f"{LIST}files/{run.pk}.csv").content.decode()
    assert "A Quill,11-22-33,01234567,,30.00,GBP,SHARE INTEREST 1" in file
    sent(client, f"{address}members/2/", way="shares", authority="Letter", **account)
    sent(client, f"{address}shares/", on="2026-06-13", authority="AGM, resolution 6")
    assert InterestPaid.objects.filter(transaction__quantity=15).exists()
    assert "as further shares" in words(client, address)
    table = client.get(f"{address[:-1]}.csv").content.decode()
    assert "1,Ada Quill,30.00,30.00,0.00,GBP,to a bank account" in table


def test_a_cheque_is_counted_once() -> None:
    client = signed_in()
    address = declared(client)
    early = sent(
        client, f"{address}members/1/hand/", 422, on="2026-06-14", paid_from="bank", note="17"
    )
    assert "not on a day to come" in early
    assert 'value="17"' in early
    sent(client, f"{address}members/1/hand/", on="2026-06-13", paid_from="bank", note="17")
    assert "Pay it by hand" not in words(client, f"{address}members/1/")
    sent(client, f"{address}members/1/hand/", 422, on="2026-06-13", paid_from="bank", note="17")
    assert InterestRun.objects.get().note == "17"


def test_the_report_shows_addresses_to_who_keeps_the_register_alone() -> None:
    given(entered("Cyd Holm", on="2020-05-14"), 9_000, on="2020-05-14")
    client = signed_in()
    address = declared(client)
    sent(client, f"{address}members/3/hand/", on="2026-06-13", paid_from="bank")
    asked = "first=2026-04-06&last=2027-04-05"
    page = words(client, f"{LIST}report/?{asked}")
    assert "Cyd Holm" in page
    assert "£270" in page
    assert "Mill Lane" not in page
    assert client.get(f"{LIST}report.csv?{asked}").status_code in (302, 403)
    table = signed_in("secretary").get(f"{LIST}report.csv?{asked}").content.decode()
    assert '3,Cyd Holm,"1 Mill Lane, Hebworth",HB1 1AA,270.00,GBP' in table
    assert AuditRow.objects.filter(verb="register.look_at_list").exists()
    assert "Nobody was paid so much" in words(client, f"{LIST}report/")

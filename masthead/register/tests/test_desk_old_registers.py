"""Taking an old register over at the desk: looked at, said yes to, done by the worker."""

import datetime as dt
import html
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from masthead.fund.tests.cast import the_ferry_bell
from masthead.fund.tests.conftest import clock
from masthead.register.models import Member, OldRegister
from masthead.register.models.old_register import OldColumns
from masthead.register.take_over.tasks import take_over_asked
from masthead.register.tests.cast import ordinary
from masthead.register.tests.old_registers import BEN, THREE, as_csv, but
from masthead.treasury.tests.cast import signed_in

__all__ = ["clock"]
pytestmark = pytest.mark.django_db
LIST = "/desk/society/take-over/"


@pytest.fixture(autouse=True)
def paper(clock: Callable[..., None]) -> None:
    the_ferry_bell()
    ordinary()
    clock(dt.date(2026, 7, 2))


def words(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return html.unescape(answer.content.decode())


def sent(client: Client, to: str, status: int = 302, **typed: object) -> str:
    answer = client.post(to, typed)
    assert answer.status_code == status
    return html.unescape(answer.content.decode())


def brought(client: Client, data: bytes) -> str:
    file = SimpleUploadedFile("old.csv", data)
    sent(client, LIST, file=file)
    return f"{LIST}{OldRegister.objects.latest('pk').pk}/"


def how(**other: str) -> dict[str, Any]:
    begun = {
        "number": "1",
        "name": "2",
        "address": "3",
        "postcode": "4",
        "shares": "5",
        "amount": "6",
        "entered_on": "7",
        "ceased_on": "8",
        "order": "dmy",
        "as_on": "2026-06-30",
        "share_class": str(ordinary().pk),
        "authority": "Board, minute 7",
        "members": "2",
        "shares_total": "35",
        "amount_total": "35.00",
    }
    return begun | other


@pytest.mark.parametrize("role", ["treasurer", "administrator", "fund-organiser"])
def test_only_the_secretary_sees_any_of_it(role: str) -> None:
    address = brought(signed_in("secretary"), as_csv(*THREE))
    client = signed_in(role)
    for one in (LIST, address, f"{address}doubts.csv"):
        assert client.get(one).status_code in (302, 403)
    for one in (LIST, address, f"{address}take-over/", f"{address}discard/"):
        assert client.post(one).status_code in (302, 403)
    assert OldRegister.objects.get().raw


def test_a_file_that_is_none_is_refused_in_words() -> None:
    client = signed_in("secretary")
    assert "Choose the file" in sent(client, LIST, 422)
    page = sent(client, LIST, 422, file=SimpleUploadedFile("old.pdf", b"%PDF-1.7"))
    assert "This is a PDF" in page
    assert not OldRegister.objects.exists()


def test_it_guesses_the_columns_and_keeps_what_was_typed_wrongly() -> None:
    client = signed_in("secretary")
    address = brought(client, as_csv(*THREE))
    page = words(client, address)
    assert '<option value="5" selected>Shares</option>' in page
    assert "What would be taken over" not in page
    refused = sent(
        client, address, 422, **how(shares="", postcode="3", authority="", amount_total="10.005")
    )
    assert "Say which column holds this" in refused
    assert "Two things can’t stand in one column" in refused
    assert "Say what this rests on" in refused
    assert "2 decimal places" in refused
    assert 'value="10.005"' in refused


def test_a_total_a_penny_out_offers_no_button() -> None:
    client = signed_in("secretary")
    address = brought(client, as_csv(*THREE))
    sent(client, address, **how(amount_total="35.01"))
    page = words(client, address)
    assert "Amount: the control total is £35.01, the rows add up to £35: £0.01 is missing" in page
    assert "Take all of it over" not in page
    sent(client, f"{address}take-over/", seen="0")
    take_over_asked.func(OldRegister.objects.get().pk)
    assert not Member.objects.exists()
    assert "Nothing was taken over:" in words(client, address)
    sent(client, address, **how())
    assert "Take all of it over" in words(client, address)


def test_doubts_are_shown_and_must_be_looked_at() -> None:
    client = signed_in("secretary")
    address = brought(client, as_csv(*THREE, but(BEN, number="9", joined="?")))
    sent(client, address, **how(members="3", shares_total="60", amount_total="60"))
    page = words(client, address)
    assert "nobody knows the day of entry (“?”)" in page
    assert "stands in row 3 too: both are taken over" in page
    table = client.get(f"{address}doubts.csv").content.decode()
    assert table.splitlines()[0] == "row,why,words"
    assert len(table.splitlines()) == 3
    refused = sent(client, f"{address}take-over/", 422, seen="2")
    assert "Tick that you have looked at every doubt" in refused
    assert not Member.objects.exists()


def test_it_is_taken_over_by_the_worker_once() -> None:
    client = signed_in("secretary")
    address = brought(client, as_csv(*THREE))
    sent(client, address, **how())
    sent(client, f"{address}take-over/", seen="0")
    assert "This page renews itself" in words(client, address)
    old = OldRegister.objects.get()
    for _again in range(2):
        take_over_asked.func(old.pk)
    assert Member.objects.count() == 3
    page = words(client, address)
    assert "as the old register stood on 30 June 2026" in page
    assert "taken over" in words(client, LIST)
    assert OldColumns.objects.get().kept["places"]["shares"] == 4
    sent(client, f"{address}discard/")
    assert "can’t be thrown away any more" in words(client, LIST)


def test_another_row_can_be_the_header() -> None:
    client = signed_in("secretary")
    address = brought(client, b"One,Two\n" + as_csv(*THREE))
    page = words(client, f"{address}?header=1")
    assert '<option value="1">One</option>' in page
    answer = client.get(f"{address}?header=99", follow=True)
    assert "Row 99 is blank" in html.unescape(answer.content.decode())


def test_what_is_thrown_away_is_not_kept() -> None:
    client = signed_in("secretary")
    address = brought(client, as_csv(*THREE))
    sent(client, f"{address}discard/")
    assert OldRegister.objects.get().raw is None
    assert "nothing of it is kept" in words(client, address)
    words(client, f"{address}doubts.csv", 404)

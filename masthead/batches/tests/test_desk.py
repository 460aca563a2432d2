"""The post at the desk: who may, what is asked again, what is kept as typed."""

import json

import pytest
from django.test import Client
from django.utils.html import strip_tags

from masthead.batches.models import Batch
from masthead.batches.tests.cast import CHEQUE, clerk, counted, typed
from masthead.fund.models import Gift
from masthead.fund.tests.cast import JULY_2, JUNE_13, june_fund, noon_of, the_ferry_bell
from masthead.fund.tests.conftest import Clock, clock
from masthead.ledger.close import close_month
from masthead.people import audit
from masthead.people.models import Person
from tests.signed_in import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock", "paper")]
__all__ = ["clock"]
OPENING = {"received_on": "2026-06-13", "count": "2", "total": "30", "method": "cheque"}
GIFT = {"amount": "10", "method": "cash", "thank": "none"}


@pytest.fixture
def paper() -> None:
    the_ferry_bell()
    june_fund()


def signed_in(name: str, role: str = "fund-organiser") -> Client:
    client = Client()
    sign_in(client, clerk(name, role))
    return client


def words(answer: object) -> str:
    return " ".join(strip_tags(answer.content.decode()).split())  # type: ignore[attr-defined]


@pytest.mark.parametrize("role", ["reporter", "revise-sub", "secretary"])
def test_it_refuses_those_without_the_right(role: str) -> None:
    batch = counted()
    client = signed_in("rob", role)
    for screen in ("", "open/", "people/?q=a", f"{batch.number}/"):
        assert client.get(f"/desk/batches/{screen}").status_code == 302
    assert client.post("/desk/batches/open/", OPENING).status_code == 302
    assert client.post(f"/desk/batches/{batch.number}/", GIFT).status_code == 302
    assert Batch.objects.count() == 1
    assert not batch.items.exists()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"count": "0"}, "A batch holds one gift at least"),
        ({"count": "a dozen"}, "Type how many gifts there are"),
        ({"count": ""}, "Count the gifts first"),
        ({"total": "10.005"}, "“10.005” is not an amount"),
        ({"total": ""}, "Add the gifts up first"),
        ({"received_on": "2026-06-14"}, "14 June 2026 is still to come"),
        ({"received_on": "30 February"}, "Type the day it was received"),
        ({"method": "card"}, "Select a valid choice"),
    ],
)
def test_a_batch_counted_wrongly_is_asked_for_again(change: dict[str, str], sentence: str) -> None:
    answer = signed_in("ann").post("/desk/batches/open/", OPENING | change)
    assert answer.status_code == 422
    assert sentence in words(answer)
    assert not Batch.objects.exists()


def test_a_day_of_a_closed_month_is_offered_today_with_the_reason(clock: Clock) -> None:
    close_month(JUNE_13, by=audit.COMMAND, on=JULY_2, at=noon_of(JULY_2))
    clock(JULY_2)
    client = signed_in("ann")
    answer = client.post("/desk/batches/open/", OPENING)
    assert answer.status_code == 422
    assert "June 2026 is closed" in words(answer)
    assert "let these gifts count today, 2 July 2026" in words(answer)
    client.post("/desk/batches/open/", OPENING | {"counts_today": "on"})
    assert Batch.objects.get().received_on == JUNE_13


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"amount": ""}, "Type the amount"),
        ({"amount": "-5"}, "“-5” is not an amount"),
        ({"amount": "$10"}, "“$10” is not an amount"),
        ({"thank": "full"}, "Type the giver’s name"),
        ({"method": "cheque", "sort_code": "40-40"}, "A sort code has six digits"),
        ({"method": "cheque", "cheque_number": "101"}, "told by all three numbers"),
        ({"reference": "TFB-AAAA-A"}, "reference"),
    ],
)
def test_a_gift_mistyped_stays_in_the_form(change: dict[str, str], sentence: str) -> None:
    batch = counted()
    said = GIFT | {"town": "Threlby upon Ouse"} | change
    answer = signed_in("ann").post(f"/desk/batches/{batch.number}/", said)
    assert answer.status_code == 422
    assert sentence in words(answer)
    assert 'value="Threlby upon Ouse"' in answer.content.decode()
    assert not batch.items.exists()


def test_ten_gifts_are_typed_and_posted_and_the_slip_goes_to_the_bank() -> None:
    client = signed_in("ann")
    client.post("/desk/batches/open/", OPENING)
    batch = Batch.objects.get()
    address = f"/desk/batches/{batch.number}/"
    assert "Typed 0 of 2, £0 of £30: 2 gifts and £30 are missing." in words(client.get(address))
    numbers = {"sort_code": "40-40-40", "account": "1234 5678", "cheque_number": "000101"}
    client.post(address, GIFT | numbers | {"method": "cheque", "name": "Jo Harker"})
    assert "Typed 1 of 2, £10 of £30: 1 gift and £20 are missing." in words(client.get(address))
    assert "Post the batch" not in words(client.get(address))
    client.post(address, GIFT | {"amount": "20"})
    assert "count and total agree." in words(client.get(address))
    assert client.get(address + "slip/").status_code == 404
    done = client.post(address + "post/", follow=True)
    assert "2 gifts, £30, are in the fund" in words(done)
    assert batch.items.get(amount_minor=1000).sort_code == "404040"
    assert client.get(address + "slip/").content.startswith(b"%PDF")
    assert "Posted by" in words(client.get("/desk/batches/"))


def test_a_gift_is_changed_and_removed_and_the_batch_discarded() -> None:
    batch = counted()
    item = typed(batch)
    client = signed_in("ann")
    address = f"/desk/batches/{batch.number}/"
    client.post(f"{address}gifts/{item.pk}/", GIFT | {"amount": "12.50"})
    assert batch.items.get().amount_minor == 1_250
    client.post(f"{address}gifts/{item.pk}/remove/")
    assert not batch.items.exists()
    client.post(f"{address}discard/")
    assert "Discarded by" in words(client.get(address))
    assert client.post(address, GIFT).status_code == 422


def test_a_cheque_that_stands_elsewhere_is_said_and_let_pass_by_another() -> None:
    first, second = counted(by=clerk("ann")), counted(by=clerk("ben"))
    typed(first, method="cheque", **CHEQUE)
    twice = typed(second, method="cheque", **CHEQUE)
    address = f"/desk/batches/{second.number}/"
    ben, cat = signed_in("ben"), signed_in("cat")
    assert f"This cheque stands in batch {first.number}" in words(ben.get(address))
    let = f"{address}gifts/{twice.pk}/pass/"
    assert "somebody else" in words(ben.post(let, {"why": "Another"}, follow=True))
    assert "This cheque stands" not in words(cat.post(let, {"why": "Another"}, follow=True))
    ben.post(address + "post/")
    assert Gift.objects.count() == 1


def test_a_giver_is_found_as_one_types_and_without_a_script() -> None:
    jo = Person.objects.create(name="Jo Harker", town="Threlby", added_at=noon_of(JUNE_13))
    client = signed_in("ann")
    found = json.loads(client.get("/desk/batches/people/?q=hark%00").content)
    assert found == {"people": [{"id": jo.pk, "name": "Jo Harker", "town": "Threlby"}]}
    batch = counted()
    address = f"/desk/batches/{batch.number}/"
    asked = client.post(address, GIFT | {"name": "hark", "find": "1"})
    assert "Jo Harker, Threlby" in words(asked)
    chosen = client.post(address, GIFT | {"name": "hark", "chosen": str(jo.pk)})
    assert f'value="{jo.pk}"' in chosen.content.decode()
    client.post(address, GIFT | {"name": "Jo Harker", "town": "Threlby", "giver": str(jo.pk)})
    assert batch.items.get().giver == jo


def test_another_name_typed_after_one_was_chosen_is_somebody_new() -> None:
    jo = Person.objects.create(name="Jo Harker", added_at=noon_of(JUNE_13))
    batch = counted()
    said = GIFT | {"name": "Jo Harkness", "giver": str(jo.pk)}
    signed_in("ann").post(f"/desk/batches/{batch.number}/", said)
    item = batch.items.get()
    assert (item.giver, item.name) == (None, "Jo Harkness")

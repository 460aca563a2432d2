"""The paper's settings at the desk."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from masthead.ledger.accounts import Account
from masthead.ledger.post import Leg, post
from masthead.paper.desk_forms import PaperForm
from masthead.paper.found import found
from masthead.paper.models import Paper, the_paper
from masthead.people import audit, roles
from masthead.people.models import AuditRow
from masthead.people.staff import add_staff
from tests.signed_in import sign_in

NOON = dt.datetime(2026, 6, 13, 12, tzinfo=dt.UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def paper() -> Paper:
    return found("The Weavers’ Post", society="The Society", practice=True, at=NOON)


def signed_in(role: str) -> Client:
    client = Client()
    email = f"{role}@post.example"
    sign_in(client, add_staff(email, role=roles.find(role), by=audit.COMMAND, at=NOON))
    return client


def send(**typed: str) -> Any:
    form = PaperForm(instance=the_paper())
    kept = {name: form[name].value() or "" for name in form.fields}
    return signed_in("administrator").post("/desk/paper/", kept | typed)


def test_only_an_administrator_sees_it() -> None:
    assert signed_in("revise-sub").get("/desk/paper/").status_code == 302
    assert signed_in("administrator").get("/desk/paper/").status_code == 200


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"accent": "#ff9a8f"}, "on light paper has a contrast of 1."),
        ({"accent": "red"}, "is not a colour written as #rrggbb"),
        ({"least_gift_minor": "10.005"}, "GBP has 2 decimal places"),
        ({"least_gift_minor": "0"}, "must be more than nothing"),
        ({"most_gift_minor": "10000000.01"}, "the most at most £10,000,000"),
        ({"suggested_minor": "5 ten"}, "“ten” is not an amount"),
        ({"second_person_over_minor": "10000001"}, "A second person is needed above £10,000,000"),
        ({"name": ""}, "This field is required"),
        ({"currency": "gb"}, "three letters"),
    ],
)
def test_what_is_refused_is_said_and_what_was_typed_stays(typed: dict[str, str], said: str) -> None:
    answer = send(motto="Typed and kept on the screen", **typed)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert "Typed and kept on the screen" in answer.content.decode()
    assert Paper.objects.get().motto == ""


def test_settings_are_kept_with_amounts_typed_plainly() -> None:
    answer = send(
        motto="Owned by those who read it",
        accent="#1B4D3E",
        suggested_minor="3; 12.50 £20",
        least_gift_minor="2",
        most_gift_minor="5,000",
    )
    assert answer.status_code == 302
    paper = Paper.objects.get()
    assert (paper.motto, paper.accent) == ("Owned by those who read it", "#1b4d3e")
    assert paper.suggested_minor == [300, 1250, 2000]
    assert (paper.least_gift_minor, paper.most_gift_minor) == (200, 500_000)
    assert AuditRow.objects.get(verb="paper.amend").through == "desk"


def test_a_second_person_is_needed_above_500_until_the_paper_says_otherwise_or_never() -> None:
    assert Paper.objects.get().second_person_over_minor == 50_000
    for typed, kept in (("1,250.50", 125_050), ("", None)):
        assert send(second_person_over_minor=typed).status_code == 302
        assert Paper.objects.get().second_person_over_minor == kept


def test_the_currency_is_locked_with_its_reason_once_the_book_has_an_entry() -> None:
    legs = [Leg(Account.BANK, 500), Leg(Account.GIFTS, -500)]
    post("test:1", legs=legs, currency="GBP", on=NOON.date(), at=NOON, narration="A gift")
    page = signed_in("administrator").get("/desk/paper/").content.decode()
    assert "stays for good" in page
    assert send(currency="EUR").status_code == 302
    assert Paper.objects.get().currency == "GBP"

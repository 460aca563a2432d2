"""Nominations and a death at the desk: who gets what, and what the book of nominations says."""

import pytest

from masthead.fund.tests.conftest import clock
from masthead.ledger.accounts import Account
from masthead.people import audit
from masthead.register.models import Member, Nomination
from masthead.register.models.property import Property
from masthead.register.record_property import record_property
from masthead.shares.tests.holders import (
    MINUTE,
    NOW,
    TODAY,
    balance,
    held,
    holder,
    the_ferry_bell,
)
from masthead.shares.tests.secretary import address, signed_in, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock", "paper")]
__all__ = ["clock"]


@pytest.fixture
def paper() -> None:
    the_ferry_bell()


NOMINEE = {
    "name": "Fay Amble",
    "address": "4 Quay Street",
    "relation": "other",
    "works": "no",
    "on": "2026-05-04",
    "authority": "Form N 12",
    "sure": "yes",
}


def test_an_unrelated_employee_is_refused_as_a_nominee_and_a_niece_is_not() -> None:
    rose, client = holder(), signed_in()
    refused = client.post(address(rose, "nominate"), NOMINEE | {"works": "employee"})
    assert refused.status_code == 422
    assert "so the nomination isn’t valid" in words(refused)
    niece = NOMINEE | {"works": "employee", "relation": "nephew-niece"}
    client.post(address(rose, "nominate"), niece)
    book = words(client.get("/desk/society/nominations/"))
    assert "Nephew or niece, An employee of the society" in book
    ended = {"why": "married", "on": "2026-06-01", "authority": "Letter", "sure": "yes"}
    client.post("/desk/society/nominations/1/end/", ended)
    assert "The member married or formed a civil partnership, 1 June 2026" in words(
        client.get("/desk/society/nominations/")
    )


def test_a_later_nomination_takes_the_place_of_an_earlier_one() -> None:
    rose, client = holder(), signed_in()
    client.post(address(rose, "nominate"), NOMINEE)
    first = Nomination.objects.get()
    said = NOMINEE | {"name": "Ned Amble", "instead_of": str(first.pk), "amount": "20"}
    client.post(address(rose, "nominate"), said)
    standing = Nomination.objects.in_force_on(TODAY)
    assert [(one.name, one.amount_minor) for one in standing] == [("Ned Amble", 2_000)]


def test_at_a_death_nominee_and_estate_get_their_parts() -> None:
    rose, client = holder(quantity=700), signed_in()
    client.post(address(rose, "nominate"), NOMINEE)
    screen = address(rose, "death")
    assert "First the day of the death" in words(client.get(screen))
    assert client.get(screen, {"died_on": "2026-06-14"}).status_code == 422
    shown = words(client.get(screen, {"died_on": "2026-06-01"}))
    assert "Fay Amble 500 × Ordinary (£5,000) £5,000" in shown
    assert "The estate 200 × Ordinary (£2,000) £2,000" in shown
    said = {
        "on": "2026-06-12",
        "authority": "Death certificate; board, 12 June 2026, minute 1",
        "how_1": "new",
        "name_1": "Fay Amble",
        "address_1": "4 Quay Street",
        "how_0": "owed",
    }
    nobody = client.post(f"{screen}?died_on=2026-06-01", said | {"name_1": ""})
    assert nobody.status_code == 422
    assert "Say who takes it" in words(nobody)
    looked = words(client.post(f"{screen}?died_on=2026-06-01", said))
    assert "Member 1 ceased by death on 1 June 2026." in looked
    client.post(f"{screen}?died_on=2026-06-01", said | {"sure": "yes"})
    assert (held(rose), held(Member.objects.get(number=2))) == (0, 500)
    assert balance(Account.REFUNDS_PAYABLE) == -200_000
    assert "They hold no share" in words(client.get(screen, {"died_on": "2026-06-01"}))


def test_at_a_death_loans_and_deposits_are_shown_for_the_limit_covers_them_too() -> None:
    rose = holder()
    record_property(
        rose,
        what=Property.LOAN,
        amount_minor=50_000,
        on=TODAY,
        authority=MINUTE,
        by=audit.COMMAND,
        at=NOW,
    )
    page = signed_in().get(address(rose, "death"), {"died_on": "2026-06-13"})
    assert "They also have £500 in loans, deposits or other property." in words(page)

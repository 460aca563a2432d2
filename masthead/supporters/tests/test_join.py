"""Somebody sets out to support the paper: one row, and nothing told of whom the paper knows."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from masthead.ledger.models import new_id
from masthead.mail.models import Letter
from masthead.people import audit
from masthead.people.models import AuditRow, Person, PersonKind
from masthead.supporters.drop import drop
from masthead.supporters.join import SupportTooSmall, Told, join
from masthead.supporters.models import How, Level, State, Step, Support
from masthead.supporters.step import take_step
from masthead.supporters.tests.cast import NOON, ada, the_ferry_bell

pytestmark = pytest.mark.django_db
ADA = Told("Ada Quill", "ada@example.org")
BY: dict[str, Any] = {"by": audit.READER, "at": NOON}


@pytest.fixture(autouse=True)
def paper() -> None:
    the_ferry_bell()


def joined(told: Told = ADA, *, pence: int = 500, **more: Any) -> Support:
    said: dict[str, Any] = {"level": None, "often": 1, "how": How.STANDING_ORDER, **more}
    return join(told, amount_minor=pence, **said, **BY)


@pytest.mark.parametrize("pence", [0, -500, 1, 99])
def test_it_refuses_pennies_and_names_the_least(pence: int) -> None:
    with pytest.raises(SupportTooSmall, match="The least that we can take here is £1"):
        joined(pence=pence)
    assert not Support.objects.exists()


def test_it_refuses_less_than_the_level_asks_for() -> None:
    level = Level.objects.create(name="Friend", slug="friend", monthly_minor=1000)
    with pytest.raises(SupportTooSmall, match="£10"):
        joined(level=level, pence=999)
    assert joined(level=level, pence=1000).level == level


def test_it_waits_to_be_confirmed_and_is_written_down() -> None:
    support = joined()
    assert (support.state, support.amount_minor, support.currency) == (State.PENDING, 500, "GBP")
    assert support.person.name == "Ada Quill"
    assert Step.objects.get(support=support).what == State.PENDING
    row = AuditRow.objects.get(verb="supporters.pending")
    assert "Ada" not in str(row.details)
    assert not Letter.objects.exists()


def test_a_group_has_somebody_who_speaks_for_it() -> None:
    told = Told("Lantern Books", "bo@example.org", kind=PersonKind.GROUP, contact="Bo Penford")
    person = joined(told, how=How.COLLECTION).person
    assert (person.kind, person.contact) == (PersonKind.GROUP, "Bo Penford")


def test_somebody_known_keeps_their_record_unchanged() -> None:
    known = ada()
    support = joined(dataclasses.replace(ADA, email="ADA@example.org", thank="full"))
    assert support.person == known
    assert Person.objects.get().thank == "none"


@pytest.mark.parametrize(
    "told",
    [
        Told("Bo Quill", "ada@example.org"),
        Told("Ada Quill", "quill@example.org"),
        Told("Ada Quill", "ada@example.org", town="Aikenroyd"),
        Told("Ada Quill", "ada@example.org", kind=PersonKind.GROUP),
    ],
)
def test_whoever_differs_from_somebody_known_is_somebody_else(told: Told) -> None:
    known = ada()
    assert joined(told).person != known


def test_a_form_sent_twice_is_one_support() -> None:
    key = new_id()
    assert joined(key=key) == joined(key=key)
    assert Support.objects.count() == 1


def test_each_has_a_reference_of_its_own() -> None:
    assert joined().reference != joined(Told("Bo Penford", "bo@example.org")).reference


def test_whoever_is_confirmed_is_thanked_once_by_mail() -> None:
    support = joined()
    take_step(support, State.ACTIVE, by=audit.GATEWAY, at=NOON)
    take_step(support, State.FAILING, by=audit.GATEWAY, at=NOON)
    take_step(support, State.ACTIVE, by=audit.GATEWAY, at=NOON)
    letter = Letter.objects.get()
    assert (letter.kind, letter.to) == ("support-welcome", "ada@example.org")
    assert "£5 a month, by standing order" in letter.text
    assert "/account/" in letter.text


def test_what_was_never_confirmed_is_dropped_and_what_goes_on_is_not() -> None:
    support = joined()
    assert drop(support, by=audit.CLOCK, at=NOON).state == State.DROPPED
    other = joined(Told("Bo Penford", "bo@example.org"))
    take_step(other, State.ACTIVE, by=audit.GATEWAY, at=NOON)
    assert drop(other, by=audit.CLOCK, at=NOON).state == State.ACTIVE

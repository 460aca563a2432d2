"""Whose account it is: what is somebody's own, what only bears their address, what is neither."""

from typing import Any

import pytest

from masthead.people.models import Person
from masthead.register.models import Member
from masthead.shares.tests.holders import a_member
from masthead.website.tests.account_cast import (
    ADA,
    NOON,
    a_paper,
    given,
    holder,
    tell_email,
    user_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def paper() -> None:
    a_paper()


def person_of(**told: Any) -> Person:
    return Person.objects.create(added_at=NOON, **told)


def numbers(members: list[Member]) -> list[int]:
    return [member.number for member in members]


def test_of_somebody_whom_nobody_knows_there_is_nothing() -> None:
    given(email="bo@ferrybell.example")
    found = holder()
    assert (found.person, found.own, found.records, found.memberships) == (None, (), (), ())
    assert found.name == ""


def test_what_was_given_with_their_address_is_theirs_in_whatever_case_it_was_typed() -> None:
    first, second = given(), given(email="ADA@FerryBell.example")
    found = holder()
    assert set(found.records) == {first.giver_id, second.giver_id}
    assert set(found.own) == set(found.records)
    assert "ADA@FerryBell.example" in found.addresses


def test_in_a_household_they_see_what_came_with_their_address_and_change_only_their_own() -> None:
    ada, bo = given().giver_id, given(name="Bo Crake").giver_id
    user = user_of()
    user.person_id = ada
    user.save()
    found = holder(user)
    assert found.own == (ada,)
    assert set(found.records) == {ada, bo}


def test_records_that_were_joined_are_theirs_under_any_address() -> None:
    kept = person_of(name="Ada Crake", email=ADA)
    other = person_of(name="A. Crake", email="ada@mill.example")
    Person.objects.filter(pk=other.pk).update(joined_into=kept)
    assert holder().own == (kept.pk, other.pk)


def test_nothing_is_left_of_somebody_who_was_erased() -> None:
    user = user_of()
    gone = person_of(erased_at=NOON)
    user.person = gone
    user.save()
    found = holder(user)
    assert (found.person, found.own) == (None, ())


def test_a_membership_is_theirs_when_the_register_has_their_address_today() -> None:
    rose, wilf = a_member("Ada Crake"), a_member("Wilf Amble")
    tell_email(rose, ADA.upper())
    tell_email(wilf, ADA)
    tell_email(wilf, "wilf@ferrybell.example")
    given()
    found = holder()
    assert [(one.row.name, one.is_own) for one in found.memberships] == [("Ada Crake", True)]


def test_another_member_with_their_address_is_seen_and_not_theirs_to_change() -> None:
    tell_email(a_member("Bo Crake"), ADA)
    given()
    found = holder()
    assert [(one.row.name, one.is_own) for one in found.memberships] == [("Bo Crake", False)]


def test_a_membership_of_their_own_record_is_theirs_without_an_address_in_the_register() -> None:
    rose = a_member("Rose Amble")
    user = user_of()
    user.person = rose.person
    user.save()
    assert [one.member for one in holder(user).own_memberships] == [rose]

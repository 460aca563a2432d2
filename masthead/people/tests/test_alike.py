"""Finding records that may be one person’s."""

import datetime as dt

import pytest

from masthead.people import audit
from masthead.people.alike import alike_records
from masthead.people.join_records import join_records
from masthead.people.keep_apart import keep_apart
from masthead.people.models import AuditRow, Person

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 6, 1, tzinfo=dt.UTC)


def person(name: str, **told: str) -> Person:
    return Person.objects.create(name=name, added_at=AT, **told)


def pairs() -> list[tuple[str, str, str]]:
    return [(pair.one.name, pair.other.name, str(pair.why)) for pair in alike_records()]


def test_two_who_share_nothing_but_a_name_are_not_alike() -> None:
    person("Jo Lumb", town="Threlby")
    person("Jo Lumb", town="Aikenroyd")
    person("Jo Lumb")
    assert pairs() == []


def test_a_person_and_a_group_are_not_alike() -> None:
    person("Jo Lumb", email="jo@post.example")
    person("Threlby branch", email="jo@post.example", kind="group")
    assert pairs() == []


def test_they_are_alike_by_address_by_name_and_place_and_by_nearly_the_same_name() -> None:
    person("Jo Lumb", email="Jo@post.example")
    person("J. Lumb", email="jo@POST.example")
    person("Zoë Bell", postcode="AB1 2CD")
    person("zoë bell", postcode="ab12cd")
    person("Ann Jolly", town="Threlby")
    person("Ann Jolly", town="threlby")
    person("Jonathan Ashby", postcode="XY9 8ZW")
    person("Jonathon Ashbey", postcode="XY98ZW")
    person("Peter Moor", postcode="XY98ZW")
    assert pairs() == [
        ("Jo Lumb", "J. Lumb", "the same email address"),
        ("Zoë Bell", "zoë bell", "the same name and postcode"),
        ("Ann Jolly", "Ann Jolly", "the same name and town"),
        ("Jonathan Ashby", "Jonathon Ashbey", "nearly the same name at one postcode"),
    ]


def test_those_that_were_joined_or_told_apart_are_not_offered_again() -> None:
    one, two, three = (person(name, email="jo@post.example") for name in ("Jo", "J.", "Jim"))
    keep_apart(three, one, by=audit.COMMAND, at=AT)
    keep_apart(one, three, by=audit.COMMAND, at=AT)
    assert AuditRow.objects.count() == 1
    join_records(one, two, by=audit.COMMAND, at=AT)
    assert pairs() == []

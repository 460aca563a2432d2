"""Changing what the record of somebody tells of them."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from masthead.people import audit
from masthead.people.keep import NameMissing, RecordErased, RecordJoined, amend_person
from masthead.people.models import AuditRow, Person

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 6, 1, tzinfo=dt.UTC)


@pytest.fixture
def jo() -> Person:
    return Person.objects.create(name="Jo Lumb", town="Threlby", added_at=AT)


def test_it_refuses_the_record_of_somebody_who_was_erased() -> None:
    gone = Person.objects.create(erased_at=AT, added_at=AT)
    with pytest.raises(RecordErased):
        amend_person(gone, name="Jo Lumb", by=audit.COMMAND, at=AT)


def test_it_refuses_a_record_that_was_joined_into_another(jo: Person) -> None:
    other = Person.objects.create(name="J. Lumb", added_at=AT, joined_into=jo)
    with pytest.raises(RecordJoined):
        amend_person(other, name="Jo", by=audit.COMMAND, at=AT)


def test_it_refuses_what_does_not_fit(jo: Person) -> None:
    for wrong in ({"email": "no address"}, {"thank": "loudly"}, {"name": "x" * 201}):
        with pytest.raises(ValidationError):
            amend_person(jo, **wrong, by=audit.COMMAND, at=AT)
    assert Person.objects.get().name == "Jo Lumb"


def test_it_refuses_a_group_without_a_name() -> None:
    branch = Person.objects.create(kind="group", name="Threlby branch", added_at=AT)
    with pytest.raises(NameMissing):
        amend_person(branch, name=" ", by=audit.COMMAND, at=AT)


def test_it_changes_what_was_told_tidied_and_says_which_but_not_what(jo: Person) -> None:
    amend_person(jo, address=" 2 Mill  Lane \nThrelby ", town="Threlby", by=audit.COMMAND, at=AT)
    kept = Person.objects.get()
    assert (kept.name, kept.address) == ("Jo Lumb", "2 Mill Lane\nThrelby")
    assert AuditRow.objects.get().details == {"changed": "address"}


def test_somebody_is_found_by_their_new_name(jo: Person) -> None:
    amend_person(jo, name="Jo Harker", by=audit.COMMAND, at=AT)
    assert Person.objects.get().found_by == "jo harker threlby"


def test_what_stays_the_same_leaves_no_trace(jo: Person) -> None:
    amend_person(jo, name="Jo Lumb", by=audit.COMMAND, at=AT)
    assert not AuditRow.objects.exists()

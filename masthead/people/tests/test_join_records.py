"""Joining two records that are one person’s, and undoing it."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from masthead.people import audit
from masthead.people.join_records import JoinedAlready, NotOfOneKind, join_records
from masthead.people.keep import RecordErased
from masthead.people.models import AuditRow, Joining, Person
from masthead.people.records import records_of
from masthead.people.undo_joining import UndoneAlready, undo_joining

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 6, 1, tzinfo=dt.UTC)


def person(name: str, kind: str = "person") -> Person:
    return Person.objects.create(name=name, kind=kind, added_at=AT)


def records(of: Person) -> list[int]:
    return records_of(Person.objects.get(pk=of.pk))


def join(kept: Person, other: Person) -> Joining:
    return join_records(kept, other, by=audit.COMMAND, at=AT)


def test_it_refuses_a_record_and_itself() -> None:
    jo = person("Jo Lumb")
    with pytest.raises(JoinedAlready):
        join(jo, jo)


def test_it_refuses_records_that_are_joined_whichever_way_they_are_named() -> None:
    one, two, three = person("Jo Lumb"), person("J. Lumb"), person("Jo L.")
    join(one, two)
    join(two, three)
    for pair in ((one, two), (two, one), (three, two), (one, three)):
        with pytest.raises(JoinedAlready):
            join(*pair)


def test_it_refuses_a_person_and_a_group() -> None:
    with pytest.raises(NotOfOneKind):
        join(person("Jo Lumb"), person("Threlby branch", "group"))


def test_it_refuses_somebody_who_was_erased() -> None:
    gone = Person.objects.create(erased_at=AT, added_at=AT)
    with pytest.raises(RecordErased):
        join(person("Jo Lumb"), gone)


def test_the_database_lets_no_record_be_joined_in_two_steps_or_in_a_circle() -> None:
    one, two, three = person("Jo Lumb"), person("J. Lumb"), person("Jo L.")
    join(one, two)
    for record, into in ((three, two), (one, three), (one, two), (three, three)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Person.objects.filter(pk=record.pk).update(joined_into=into)


def test_all_records_of_both_are_one_person_s() -> None:
    one, two, three, four = (person(name) for name in ("Jo", "J.", "Jo L.", "J. L."))
    join(one, two)
    join(three, four)
    join(two, three)
    assert records(four) == [one.pk, two.pk, three.pk, four.pk]
    assert AuditRow.objects.filter(verb="people.join_records").count() == 3


def test_undoing_it_takes_a_record_out_with_what_was_joined_to_it_before() -> None:
    one, two, three, four = (person(name) for name in ("Jo", "J.", "Jo L.", "J. L."))
    join(one, two)
    join(three, four)
    joining = join(one, three)
    assert undo_joining(joining, by=audit.COMMAND, at=AT) == three
    assert records(two) == [one.pk, two.pk]
    assert records(four) == [three.pk, four.pk]


def test_a_joining_below_another_can_be_undone_by_itself() -> None:
    one, two, three = person("Jo"), person("J."), person("Jo L.")
    first = join(two, three)
    join(one, two)
    undo_joining(first, by=audit.COMMAND, at=AT)
    assert records(one) == [one.pk, two.pk]
    assert records(three) == [three.pk]


def test_it_is_undone_once_and_may_be_joined_again() -> None:
    one, two = person("Jo"), person("J.")
    joining = join(one, two)
    undo_joining(joining, by=audit.COMMAND, at=AT)
    with pytest.raises(UndoneAlready):
        undo_joining(joining, by=audit.COMMAND, at=AT)
    join(two, one)
    assert records(one) == [two.pk, one.pk]


def test_what_was_joined_is_never_written_over() -> None:
    joining = join(person("Jo"), person("J."))
    other = person("Somebody")
    for change in (
        lambda: Joining.objects.filter(pk=joining.pk).update(other=other),
        lambda: Joining.objects.filter(pk=joining.pk).delete(),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()

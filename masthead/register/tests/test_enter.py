"""Tests of entering members: a number is for ever."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction

from masthead.people.models import AuditRow
from masthead.register.cease import cease
from masthead.register.enter import MemberAlready, NotInOrder, NumberTaken, enter_again
from masthead.register.models import Member, Particulars, Standing
from masthead.register.standing import is_member
from masthead.register.tests.cast import BY, day, entered, moment

pytestmark = pytest.mark.django_db


def test_it_refuses_a_number_that_was_somebody_s() -> None:
    entered("Ada Quill", on="2019-03-01", number=7)
    with pytest.raises(NumberTaken, match="7"):
        entered("Bram Fell", on="2020-03-01", number=7)
    assert Member.objects.count() == 1


def test_it_refuses_to_enter_a_member_again() -> None:
    ada = entered("Ada Quill", on="2019-03-01")
    with pytest.raises(MemberAlready):
        enter_again(ada, on=day("2020-01-01"), authority="x", by=BY, at=moment("2020-01-01"))


def test_it_refuses_to_enter_a_former_member_before_they_ceased() -> None:
    ada = entered("Ada Quill", on="2019-03-01")
    at = moment("2021-06-30")
    cease(ada, on=day("2021-06-30"), why="withdrew", authority="x", by=BY, at=at)
    with pytest.raises(NotInOrder):
        enter_again(ada, on=day("2021-06-29"), authority="x", by=BY, at=at)


def test_it_gives_the_next_number_after_the_highest() -> None:
    entered("Ada Quill", on="2019-03-01", number=40)
    assert entered("Bram Fell", on="2019-03-02").number == 41


def test_a_former_member_comes_back_under_the_same_number_with_a_further_period() -> None:
    ada = entered("Ada Quill", on="2019-03-01")
    at = moment("2021-06-30")
    cease(ada, on=day("2021-06-30"), why="withdrew", authority="x", by=BY, at=at)
    enter_again(ada, on=day("2023-01-10"), authority="x", by=BY, at=moment("2023-01-10"))
    assert Member.objects.get().number == ada.number
    assert [is_member(ada, on=day(on)) for on in ("2020-01-01", "2021-06-30", "2023-01-10")] == [
        True,
        False,
        True,
    ]


def test_it_leaves_a_row_in_the_audit_log_without_a_name() -> None:
    entered("Ada Quill", on="2019-03-01")
    row = AuditRow.objects.get(verb="register.enter")
    assert "Ada" not in str(row.details)


def test_the_database_refuses_to_change_a_number_a_line_or_to_delete_either() -> None:
    ada = entered("Ada Quill", on="2019-03-01")
    tries: tuple[Callable[[], object], ...] = (
        lambda: Member.objects.filter(pk=ada.pk).update(number=9),
        lambda: Member.objects.filter(pk=ada.pk)._raw_delete("default"),
        lambda: Particulars.objects.update(name="Bram Fell"),
        lambda: Standing.objects.all()._raw_delete("default"),
    )
    for attempt in tries:
        with pytest.raises(IntegrityError), transaction.atomic():
            attempt()

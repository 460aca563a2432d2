"""Tests of the end of a membership."""

import pytest

from masthead.register.cease import HoldsShares, NotAMember, cease
from masthead.register.enter import NotInOrder
from masthead.register.models import Member, What
from masthead.register.owners import owners_on
from masthead.register.tests.cast import BY, day, entered, given, moment

pytestmark = pytest.mark.django_db


def ceased(member: Member, *, on: str) -> None:
    cease(member, on=day(on), why="withdrew", authority="x", by=BY, at=moment(on))


def test_it_refuses_somebody_who_holds_shares() -> None:
    ada = entered("Ada Quill", on="2019-03-01")
    given(ada, 10, on="2019-03-01")
    with pytest.raises(HoldsShares):
        ceased(ada, on="2020-01-01")


def test_it_refuses_somebody_who_ceased() -> None:
    ada = entered("Ada Quill", on="2019-03-01")
    ceased(ada, on="2020-01-01")
    with pytest.raises(NotAMember):
        ceased(ada, on="2020-02-01")


def test_it_refuses_a_day_before_they_were_entered() -> None:
    with pytest.raises(NotInOrder):
        ceased(entered("Ada Quill", on="2019-03-01"), on="2019-02-28")


def test_from_that_day_they_are_no_owner() -> None:
    ada = entered("Ada Quill", on="2019-03-01")
    entered("Bram Fell", on="2019-03-01")
    given(ada, 10, on="2019-03-01")
    given(ada, -10, on="2020-01-01", what=What.WITHDRAWAL)
    ceased(ada, on="2020-01-01")
    days = ("2019-02-28", "2019-03-01", "2019-12-31", "2020-01-01")
    assert [owners_on(day(on)) for on in days] == [0, 2, 2, 1]

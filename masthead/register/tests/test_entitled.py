"""Tests of who may vote on a day."""

import pytest

from masthead.register.cease import cease
from masthead.register.entitled import entitled_on
from masthead.register.models import What
from masthead.register.owners import owners_on
from masthead.register.tests.cast import BY, day, entered, given, moment
from masthead.register.tests.society import ada_of_case_1, quills

pytestmark = pytest.mark.django_db


def test_case_9_one_share_or_ninety_thousand_is_one_vote() -> None:
    """Case 9: whatever the holding, and for joint holders, one vote."""
    one, many = entered("Ada Quill", on="2020-01-01"), entered("Bo Quill", on="2020-01-01")
    given(one, 1, on="2020-01-01")
    given(many, 90_000, on="2020-01-01")
    joint = quills()
    assert list(entitled_on(day("2022-05-01"))) == [one, many, joint]


def test_case_9_whoever_is_admitted_after_the_record_date_is_not_on_the_roll() -> None:
    """Case 9: the roll is that of the record date."""
    ada = entered("Ada Quill", on="2020-01-01")
    entered("Bo Quill", on="2020-02-02")
    assert list(entitled_on(day("2020-02-01"))) == [ada]


def test_whoever_ceased_has_no_vote_from_that_day_on() -> None:
    ada = entered("Ada Quill", on="2020-01-01")
    given(ada, 3, on="2020-01-01")
    given(ada, -3, on="2021-01-01", what=What.WITHDRAWAL)
    at = moment("2021-01-01")
    cease(ada, on=day("2021-01-01"), why="withdrew", authority="minute 3", by=BY, at=at)
    assert list(entitled_on(day("2020-12-31"))) == [ada]
    assert list(entitled_on(day("2021-01-01"))) == []


def test_the_number_of_owners_is_that_of_the_roll() -> None:
    ada_of_case_1()
    quills()
    for on in ("2019-01-01", "2020-01-01", "2022-06-01", "2024-01-01"):
        assert owners_on(day(on)) == entitled_on(day(on)).count()

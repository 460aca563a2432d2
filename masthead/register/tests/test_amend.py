"""Tests of a member's particulars: each change keeps what was said before."""

import pytest

from masthead.register.amend import amend
from masthead.register.cease import cease
from masthead.register.models import Particulars, Standing
from masthead.register.owners import owners_on
from masthead.register.particulars import particulars_of
from masthead.register.reverse_line import (
    LastLine,
    LineReversedAlready,
    WhyMissing,
    reverse_line,
)
from masthead.register.tests.cast import BY, day, entered, moment
from masthead.register.told import Told, told_in

pytestmark = pytest.mark.django_db

MOVED = Told(name="Ada Quill", address="9 New Row\nHebworth", postcode="HB2 2BB")


def test_the_register_tells_what_was_so_on_each_day() -> None:
    ada = entered("Ada Quill", on="2019-03-01")
    amend(ada, MOVED, on=day("2020-05-01"), authority="Letter", by=BY, at=moment("2020-05-20"))
    before, after = (particulars_of(ada, on=day(on)) for on in ("2020-04-30", "2020-05-01"))
    assert before is not None
    assert after is not None
    assert before.address.startswith("1 Mill Lane")
    assert told_in(after) == MOVED
    known = particulars_of(ada, on=day("2020-05-10"), known=moment("2020-05-10"))
    assert known == before
    assert particulars_of(ada, on=day("2019-02-28")) is None


def test_a_line_that_was_wrong_is_taken_back_and_stays_readable_as_known_before() -> None:
    ada = entered("Ada Quill", on="2019-03-01")
    wrong = amend(ada, MOVED, on=day("2020-05-01"), authority="", by=BY, at=moment("2020-05-01"))
    reverse_line(wrong, why="Another Ada", by=BY, at=moment("2020-06-01"))
    today = particulars_of(ada, on=day("2020-07-01"))
    assert today is not None
    assert today.address.startswith("1 Mill Lane")
    known = particulars_of(ada, on=day("2020-07-01"), known=moment("2020-05-31"))
    assert known == wrong
    assert Particulars.objects.count() == 2


def test_a_cessation_that_was_wrong_is_taken_back() -> None:
    ada = entered("Ada Quill", on="2019-03-01")
    at = moment("2020-01-01")
    line = cease(ada, on=day("2020-01-01"), why="died", authority="", by=BY, at=at)
    reverse_line(line, why="Another Ada", by=BY, at=moment("2020-02-01"))
    assert owners_on(day("2020-03-01")) == 1


def test_it_refuses_without_a_reason_twice_and_the_last_line() -> None:
    ada = entered("Ada Quill", on="2019-03-01")
    at = moment("2020-05-01")
    with pytest.raises(LastLine):
        reverse_line(Standing.objects.get(), why="Slip", by=BY, at=at)
    line = amend(ada, MOVED, on=day("2020-05-01"), authority="", by=BY, at=at)
    with pytest.raises(WhyMissing):
        reverse_line(line, why=" ", by=BY, at=at)
    reverse_line(line, why="Slip", by=BY, at=at)
    with pytest.raises(LineReversedAlready):
        reverse_line(line, why="Slip", by=BY, at=at)

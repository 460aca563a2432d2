"""Tests of finding a member as somebody types."""

import pytest

from masthead.lib import rows
from masthead.register.amend import amend
from masthead.register.find import Found, find_members
from masthead.register.models import Particulars
from masthead.register.tests.cast import BY, day, entered, moment
from masthead.register.tests.society import quills
from masthead.register.told import Told

pytestmark = pytest.mark.django_db
TODAY = day("2026-06-13")


def found(words: str, limit: int = 10) -> list[str]:
    return [one.name for one in find_members(words, on=TODAY, limit=limit)]


@pytest.mark.parametrize("typed", ["", "  ", "Nobodyatall", "%", "_", "'", "\0", "9" * 30])
def test_it_finds_nobody_by_what_nobody_is_called(typed: str) -> None:
    entered("Ada Quill", on="2020-01-01")
    assert found(typed) == []


def test_names_that_begin_so_come_before_those_that_hold_it() -> None:
    for name in ("Mary Adams", "Ada Quill", "Adam Wren"):
        entered(name, on="2020-01-01")
    assert found("ada") == ["Ada Quill", "Adam Wren", "Mary Adams"]
    assert found("ada", limit=1) == ["Ada Quill"]


@pytest.mark.parametrize("typed", ["zoe", "ZOË", "b zoe", "hb1 1aa", "#12", "12"])
def test_it_finds_by_plain_letters_in_any_order_by_postcode_and_by_number(typed: str) -> None:
    entered("Zoë Bell", on="2020-01-01", number=12)
    assert found(typed) == ["Zoë Bell"]


def test_it_finds_by_email_and_by_the_other_holder() -> None:
    quills()
    assert found("cy quill") == found("bo@ferry") == ["Bo Quill"]


def test_it_finds_by_a_former_name_and_says_so() -> None:
    ada = entered("Ada Quill", on="2020-01-01", number=4)
    at = moment("2021-01-01")
    amend(ada, Told(name="Ada Wren"), on=day("2021-01-01"), authority="letter", by=BY, at=at)
    assert find_members("quill", on=TODAY) == [Found(4, "Ada Wren", was="Ada Quill")]
    assert find_members("wren", on=TODAY) == [Found(4, "Ada Wren")]


def test_many_written_at_once_are_found_too() -> None:
    ada = entered("Ada Quill", on="2020-01-01")
    line = Particulars(
        member=ada,
        name="Ada Wren",
        effective_on=day("2021-01-01"),
        entered_at=moment("2021-01-01"),
    )
    Particulars.objects.bulk_create([line])
    assert found("wren") == ["Ada Wren"]


def test_those_of_an_old_register_that_is_taken_over_are_found_too() -> None:
    ada = entered("Ada Quill", on="2020-01-01")
    line = Particulars(
        member=ada,
        name="Ada Lark",
        effective_on=day("2021-01-01"),
        entered_at=moment("2021-01-01"),
    )
    rows.insert_many([line])
    assert found("lark") == ["Ada Lark"]

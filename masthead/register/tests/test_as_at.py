"""Tests of the register as at a day: what was true, and what the books said on another."""

import pytest
from pytest_django import DjangoAssertNumQueries

from masthead.register import as_at
from masthead.register.amend import amend
from masthead.register.as_at import Owned, Period, Row, end_of, register_on
from masthead.register.models import What
from masthead.register.record_shares import BelowNothing, record_shares
from masthead.register.reverse_line import reverse_line
from masthead.register.tests.cast import BY, day, entered, given, moment, ordinary
from masthead.register.tests.society import ada_of_case_1, lent, quills
from masthead.register.told import Told

pytestmark = pytest.mark.django_db


def rows(on: str, known: str = "") -> list[Row]:
    moment = end_of(day(known), zone="Europe/London") if known else None
    return list(register_on(day(on), known=moment))


def shares(row: Row) -> int:
    return sum(owned.quantity for owned in row.shares)


def test_nobody_is_in_it_before_they_were_entered() -> None:
    ada_of_case_1()
    assert rows("2019-02-28") == []


def test_case_1_a_member_who_left_and_came_back() -> None:
    """Case 1: ten shares, none and no member with the date of cessation, then five."""
    ada_of_case_1()
    (in_2020,), (in_2022,), (in_2024,) = rows("2020-12-31"), rows("2022-12-31"), rows("2024-01-01")
    assert (shares(in_2020), in_2020.is_member) == (10, True)
    assert (shares(in_2022), in_2022.is_member) == (0, False)
    assert in_2022.ceased_on == day("2021-06-30")
    assert (shares(in_2024), in_2024.is_member, in_2024.number) == (5, True, in_2020.number)
    assert in_2024.periods == (
        Period(day("2019-03-01"), day("2021-06-30")),
        Period(day("2023-01-10"), None),
    )


def test_case_1_what_the_books_said_before_the_withdrawal_was_entered() -> None:
    """Case 1: as at 1 July 2021 as known on 2 July, ten; as known on the 4th, none."""
    ada_of_case_1()
    (on_the_2nd,), (on_the_4th,) = (
        rows("2021-07-01", "2021-07-02"),
        rows("2021-07-01", "2021-07-04"),
    )
    assert (shares(on_the_2nd), on_the_2nd.is_member) == (10, True)
    assert (shares(on_the_4th), on_the_4th.is_member) == (0, False)


def test_case_2_a_hundred_keyed_instead_of_ten() -> None:
    """Case 2: three rows, none altered; ten as known now, a hundred as known before."""
    ada = entered("Ada Quill", on="2020-01-01")
    wrong = given(ada, 100, on="2020-01-01")
    record_shares(
        ada,
        share_class=ordinary(),
        what=What.REVERSAL,
        quantity=-100,
        amount_minor=-10_000,
        on=day("2020-01-01"),
        authority="keyed wrongly",
        reverses=wrong,
        by=BY,
        at=moment("2020-02-01"),
    )
    given(ada, 10, on="2020-01-01", at="2020-02-01")
    assert ada.transactions.count() == 3
    assert [shares(row) for row in rows("2020-03-01")] == [10]
    assert [shares(row) for row in rows("2020-03-01", "2020-01-31")] == [100]
    assert rows("2020-03-01", "2019-12-31") == []


def test_the_day_of_knowledge_ends_at_midnight_in_the_paper_s_zone() -> None:
    at = end_of(day("2026-06-30"), zone="Europe/London")
    assert at.isoformat() == "2026-06-30T23:59:59.999999+01:00"


def test_it_shows_the_particulars_of_the_day_and_leaves_out_what_was_reversed() -> None:
    ada = entered("Ada Quill", on="2019-03-01")
    at = moment("2021-05-02")
    amend(ada, Told(name="Ada Wren"), on=day("2021-05-01"), authority="letter", by=BY, at=at)
    wrong = Told(name="Ida Wren")
    at = moment("2022-01-01")
    line = amend(ada, wrong, on=day("2022-01-01"), authority="letter", by=BY, at=at)
    reverse_line(line, why="another member’s letter", by=BY, at=moment("2022-02-01"))
    names = [rows(on)[0].name for on in ("2021-04-30", "2021-05-01", "2022-03-01")]
    assert names == ["Ada Quill", "Ada Wren", "Ada Wren"]
    assert rows("2022-01-15", "2022-01-15")[0].name == "Ida Wren"


def test_of_two_lines_of_one_day_the_later_written_stands() -> None:
    ada = entered("Ada Quill", on="2019-03-01")
    for name, at in (("Ada Wren", "2021-05-02"), ("Ada Wrenn", "2021-05-03")):
        told = Told(name=name)
        amend(ada, told, on=day("2021-05-01"), authority="letter", by=BY, at=moment(at))
    assert rows("2021-06-01")[0].name == "Ada Wrenn"


def test_joint_holders_are_one_member_with_the_others_named() -> None:
    quills()
    (row,) = rows("2022-06-01")
    assert row.name == "Bo Quill"
    assert row.joint == ({"name": "Cy Quill", "address": "3 Weir Street\nHebworth"},)
    assert row.email_for == ("notices of meetings",)


def test_it_shows_other_property_and_refuses_less_than_nothing_of_it() -> None:
    ada = entered("Ada Quill", on="2019-03-01")
    lent(ada, 50_000, on="2020-01-01")
    with pytest.raises(BelowNothing):
        lent(ada, -60_000, on="2021-01-01")
    lent(ada, -20_000, on="2021-01-01")
    assert [rows(on)[0].other for on in ("2019-12-31", "2020-06-01", "2021-01-01")] == [
        (),
        (Owned("loan", 0, 50_000),),
        (Owned("loan", 0, 30_000),),
    ]


def test_members_come_in_the_order_of_their_numbers_however_many(
    monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in (9, 3, 5, 1):
        entered(f"Member {number}", on="2020-01-01", number=number)
    monkeypatch.setattr(as_at, "AT_ONCE", 3)
    assert [row.number for row in rows("2020-06-01")] == [1, 3, 5, 9]
    monkeypatch.setattr(as_at, "AT_ONCE", 4)
    with django_assert_num_queries(7):  # the members twice, four of their lines, the classes
        rows("2020-06-01")

"""A column is printed as it was looked at, once, and stands for ever."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import DatabaseError, connection, connections, transaction

from masthead.fund.models import Gift
from masthead.fund.refund import refund
from masthead.fund.tests.cast import JUNE_13, give
from masthead.newsroom.models import ArticlePage
from masthead.newsroom.withdraw import withdraw
from masthead.people import audit
from masthead.people.models import AuditRow, Person
from masthead.thanks.gather import gather
from masthead.thanks.models import Column, ColumnLine
from masthead.thanks.print_column import NothingToThankFor, NotWhatWasSeen
from masthead.thanks.tests import cast
from masthead.thanks.tests.cast import JUNE_12, NOON
from tests.database import Database


@pytest.fixture
def paper(db: None) -> None:
    cast.the_paper()


def test_it_refuses_days_without_gifts(paper: None) -> None:
    with pytest.raises(NothingToThankFor):
        cast.print_it()
    assert not ArticlePage.objects.exists()


@pytest.mark.parametrize("change", ["came", "went back"])
def test_it_refuses_what_is_not_what_was_looked_at(paper: None, change: str) -> None:
    gift, *_ = cast.gifts_of_two_days()
    seen = gather(since=JUNE_12, through=JUNE_13).digest
    if change == "came":
        give(100)
    else:
        refund(gift, 500, key="p:1:r", on=JUNE_13, at=NOON, by=audit.GATEWAY)
    with pytest.raises(NotWhatWasSeen):
        cast.print_it(seen=seen)
    assert not Column.objects.exists()
    assert not ArticlePage.objects.exists()


def test_two_organisers_at_once_print_one_column(committed_db: Database) -> None:
    cast.the_paper()
    cast.gifts_of_two_days()
    seen = gather(since=JUNE_12, through=JUNE_13).digest

    def try_to(_number: int) -> str:
        try:
            cast.print_it(seen=seen)
        except (NotWhatWasSeen, NothingToThankFor):
            return "refused"
        finally:
            connections.close_all()
        return "printed"

    with ThreadPoolExecutor(4) as threads:
        results = sorted(threads.map(try_to, range(4)))
    assert results == ["printed", "refused", "refused", "refused"]
    assert (Column.objects.count(), ArticlePage.objects.count()) == (1, 1)
    assert ColumnLine.objects.count() == Gift.objects.count() == 5


def test_it_becomes_a_draft_in_its_section(paper: None) -> None:
    cast.gifts_of_two_days()
    column = cast.print_it(before="Good morning.")
    story = ArticlePage.objects.get()
    assert (column.story, story.live, story.title) == (story, False, "Thank you")
    assert story.get_parent().title == "News"
    assert story.standfirst == "£87.50 from 5 gifts"
    body = "".join(str(block.value) for block in story.body)
    assert "Good morning." in body
    assert "Jo Harker &amp; Son, £50" in body
    assert (column.total_minor, column.lines.count()) == (8750, 5)
    assert AuditRow.objects.get(verb="thanks.print_column").details == {
        "gifts": 5,
        "total_minor": 8750,
    }


def test_it_may_go_out_at_once(paper: None) -> None:
    cast.gifts_of_two_days()
    assert cast.print_it(live=True).story.pk == ArticlePage.objects.printed().get().pk


@pytest.mark.parametrize("table", ["thanks_column", "thanks_columnline"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_the_database_keeps_it_as_it_was_printed(paper: None, table: str, statement: str) -> None:
    cast.gifts_of_two_days()
    cast.print_it()
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format(table))


def test_the_database_takes_a_gift_into_one_column_alone(paper: None) -> None:
    cast.gifts_of_two_days()
    column = cast.print_it()
    line = column.lines.first()
    assert line is not None
    with pytest.raises(DatabaseError), transaction.atomic():
        ColumnLine.objects.create(
            column=column, gift_id=line.gift_id, day=line.day, whom="", amount_minor=1
        )


def test_refund_erasure_and_withdrawal_leave_it_frozen(paper: None) -> None:
    """The paper is out: who was named stays named there, and nobody is thanked twice."""
    gift, *_ = cast.gifts_of_two_days()
    column = cast.print_it(live=True)
    before = column.text
    refund(gift, 2000, key="p:1:r", on=JUNE_13, at=NOON, by=audit.GATEWAY)
    Gift.objects.update(giver=None)
    Person.objects.all()._raw_delete("default")
    withdraw(ArticlePage.objects.get(), notice="A wrong name.", by=audit.COMMAND, at=NOON)
    column = Column.objects.get()
    assert column.text == before
    assert column.lines.get(gift=gift).whom == "A.C., Wick"
    assert gather(since=JUNE_12, through=JUNE_13).lines == ()

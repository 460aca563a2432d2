"""Tests of rows that are read and written with statements that are kept."""

import pytest
from django.db import connection

from masthead.fund.tests.cast import the_ferry_bell
from masthead.lib import rows
from masthead.paper.models import Paper

pytestmark = pytest.mark.django_db


def test_it_reads_a_row_as_django_does_value_by_value() -> None:
    the_ferry_bell()
    read, usual = rows.first(Paper), Paper.objects.get()
    assert read
    assert {name: getattr(read, name) for name in vars(usual) if name != "_state"} == {
        name: value for name, value in vars(usual).items() if name != "_state"
    }


def test_it_finds_nothing_where_nothing_is_so() -> None:
    the_ferry_bell()
    assert rows.first(Paper, "name = %s", ["The Other Bell"]) is None


def test_a_row_that_was_read_is_changed_and_not_written_anew() -> None:
    the_ferry_bell()
    read = rows.first(Paper)
    assert read
    read.motto = "Tide and time"
    read.save()
    assert Paper.objects.get().motto == "Tide and time"


@pytest.mark.postgresql
def test_postgresql_keeps_the_plan_of_what_is_asked_often() -> None:
    the_ferry_bell()
    for _ in range(4):
        rows.first(Paper)
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement FROM pg_prepared_statements")
        assert any('FROM "paper_paper"' in statement for (statement,) in cursor.fetchall())

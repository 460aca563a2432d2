"""The database holds every guard that the code declares, and it is noticed when it doesn't."""

import pytest
from django.db import connection

from masthead.lib import guards

pytestmark = pytest.mark.django_db
NAME = "ledger_entry_no_delete"
EACH_ROW = f"FOR EACH ROW EXECUTE FUNCTION {NAME}()"
WHEN_FALSE = f"FOR EACH ROW WHEN (FALSE) EXECUTE FUNCTION {NAME}()"


def run(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def test_after_migrating_none_is_missing() -> None:
    assert guards.declared(connection)
    assert guards.missing(connection) == []


def test_it_notices_a_guard_that_was_dropped() -> None:
    where = " ON ledger_entry" if connection.vendor == "postgresql" else ""
    run(f"DROP TRIGGER ledger_entry_balances{where}")
    assert guards.missing(connection) == ["ledger_entry_balances"]


@pytest.mark.sqlite
def test_it_notices_a_guard_that_was_weakened() -> None:
    run(
        "DROP TRIGGER ledger_entry_no_delete",
        "CREATE TRIGGER ledger_entry_no_delete BEFORE DELETE ON ledger_entry FOR EACH ROW"
        " WHEN FALSE BEGIN SELECT RAISE(ABORT, 'ledger_entry is append-only'); END",
    )
    assert guards.missing(connection) == ["ledger_entry_no_delete"]


@pytest.mark.postgresql
@pytest.mark.parametrize(
    "weakening",
    [
        "ALTER TABLE ledger_entry DISABLE TRIGGER ledger_entry_no_delete",
        "ALTER TABLE ledger_entry ENABLE REPLICA TRIGGER ledger_entry_no_delete",
        f"CREATE OR REPLACE FUNCTION {NAME}() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN END'",
        f"CREATE OR REPLACE TRIGGER {NAME} AFTER INSERT ON ledger_entry {EACH_ROW}",
        f"CREATE OR REPLACE TRIGGER {NAME} BEFORE DELETE ON ledger_entry {WHEN_FALSE}",
    ],
)
def test_it_notices_a_guard_that_was_weakened_or_disabled(weakening: str) -> None:
    run(weakening)
    assert guards.missing(connection) == ["ledger_entry_no_delete"]


def test_making_them_again_brings_back_what_was_lost() -> None:
    guards.drop(connection)
    assert set(guards.missing(connection)) == set(guards.declared(connection))
    guards.make(connection)
    assert guards.missing(connection) == []


def test_tables_that_only_grow_are_those_that_refuse_change_and_deletion() -> None:
    grow = guards.append_only_tables()
    assert {"ledger_entry", "ledger_posting", "people_auditrow"} <= grow
    assert not {"paper_paper", "fund_gift", "fund_appeal"} & grow


def test_every_guard_stands_on_a_table_that_there_is() -> None:
    tables = set(connection.introspection.table_names())
    held = {guard.table for guard in guards._declared.values()}
    assert held <= tables

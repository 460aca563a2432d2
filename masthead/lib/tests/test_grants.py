"""The role that serves may add to the book and read it, and no more."""

import os
import subprocess
import sys
from collections.abc import Iterator

import psycopg
import pytest

from masthead.ledger.models import new_id
from masthead.ledger.tests.plain import entry, leg
from tests.database import ROOT, TwoRoles

pytestmark = pytest.mark.postgresql

MIGRATE = (
    "import django; django.setup(); from django.core.management import call_command;"
    "call_command('migrate', verbosity=0); from masthead.lib.grants import grant; grant('{role}')"
)


@pytest.fixture(scope="module")
def serving(two_roles: TwoRoles) -> Iterator[psycopg.Connection]:
    """Give a connection as the lesser role, to a database that its owner migrated and granted."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "masthead.settings",
        "DATABASE_URL": two_roles.serving_url,
        "MASTHEAD_OWNER_DATABASE_URL": two_roles.owner_url,
        "MASTHEAD_MIGRATING": "1",
    }
    script = MIGRATE.format(role=two_roles.serving_role)
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, env=environment, check=True)
    with psycopg.connect(two_roles.serving_url, autocommit=True) as connection:
        yield connection


@pytest.mark.parametrize(
    "table", ["ledger_entry", "ledger_posting", "ledger_closedmonth", "people_auditrow"]
)
@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {}"])
def test_it_may_not_change_or_empty_what_only_grows(
    serving: psycopg.Connection, table: str, statement: str
) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        serving.execute(statement.format(table))


@pytest.mark.parametrize(
    "statement",
    [
        "ALTER TABLE ledger_entry DISABLE TRIGGER ALL",
        "DROP TRIGGER ledger_entry_balances ON ledger_entry",
        "DROP TABLE ledger_posting CASCADE",
        "SET session_replication_role = replica",
        "DROP FUNCTION ledger_entry_no_delete() CASCADE",
    ],
)
def test_it_may_not_take_the_guards_away(serving: psycopg.Connection, statement: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        serving.execute(statement)


def test_it_may_add_a_balanced_entry_and_read_it(serving: psycopg.Connection) -> None:
    own_id = new_id().hex
    with serving.transaction():
        for statement in (leg(own_id, 5), leg(own_id, -5, account="gifts"), entry(own_id)):
            serving.execute(statement)
    count = serving.execute("SELECT COUNT(*) FROM ledger_posting").fetchone()
    assert count == (2,)


def test_it_may_change_the_papers_settings(serving: psycopg.Connection) -> None:
    serving.execute("UPDATE paper_paper SET motto = ''")
    serving.execute("SELECT 1 FROM fund_gift FOR UPDATE")

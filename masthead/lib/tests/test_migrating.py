"""A migration finds the tables free of guards and leaves them guarded."""

from django.core.management import call_command
from django.db import connection

from masthead.lib import guards
from tests.database import Database


def test_migrating_again_brings_back_a_guard_that_was_lost(committed_db: Database) -> None:
    guards.drop(connection)
    call_command("migrate", verbosity=0)
    assert guards.missing(connection) == []

"""A plain connection to a test's database, without Django and with no pragma set."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

import psycopg

from masthead.ledger.models import new_id
from tests.database import Database

Refused = (sqlite3.IntegrityError, psycopg.IntegrityError)


@contextmanager
def plain(database: Database) -> Iterator[Any]:
    """Give a connection with `execute`, `commit` and `rollback` of either driver."""
    connect: Any = sqlite3.connect if database.vendor == "sqlite" else psycopg.connect
    where = database.url.removeprefix("sqlite:///") if database.vendor == "sqlite" else database.url
    with closing(connect(where)) as connection:
        yield connection


def leg(
    entry: str,
    amount: object,
    *,
    account: str = "bank",
    day: str = "2026-06-13",
    currency: str = "GBP",
    verb: str = "INSERT",
) -> str:
    """Return the statement that writes one leg."""
    return (
        f"{verb} INTO ledger_posting (id, entry_id, account, effective_on, amount_minor, currency)"
        f" VALUES ('{new_id().hex}', '{entry}', '{account}', '{day}', {amount}, '{currency}')"
    )


def entry(
    own_id: str,
    *,
    key: str = "",
    day: str = "2026-06-13",
    reverses: str | None = None,
    verb: str = "INSERT",
    extra: tuple[str, str] = ("", ""),
) -> str:
    """Return the statement that writes an entry; `extra` is one more column and its value."""
    column, value = (", " + part if part else "" for part in extra)
    reversed_id = f"'{reverses}'" if reverses else "NULL"
    return (
        f"{verb} INTO ledger_entry (id, key, effective_on, posted_at, narration,"
        f" reverses_id{column}) VALUES ('{own_id}', '{key or own_id}', '{day}',"
        f" '2026-06-13 12:00:00+00:00', 'A gift', {reversed_id}{value})"
    )

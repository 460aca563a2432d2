"""The database itself refuses what the book forbids, from a plain connection, on both engines."""

from collections.abc import Iterator
from typing import Any

import pytest

from masthead.ledger.models import new_id
from masthead.ledger.tests.plain import Refused, entry, leg, plain
from tests.database import Database
from tests.servers.copies import Copies

NEW, OLD, REVERSAL = (new_id().hex for _ in range(3))


@pytest.fixture(scope="module")
def database(copies: Copies, template_db: str) -> Iterator[Database]:
    """Give a database with a book of one gift and its reversal, and with May closed."""
    name = copies.name("book")
    copies.copy(template_db, name)
    made = Database(copies.vendor, copies.url(name))
    with plain(made) as connection:
        write(connection, leg(OLD, 1000), leg(OLD, -1000, account="gifts"), entry(OLD))
        write(connection, leg(REVERSAL, -1000), leg(REVERSAL, 1000, account="gifts"))
        write(connection, entry(REVERSAL, reverses=OLD))
        write(
            connection,
            "INSERT INTO ledger_closedmonth (first_day, last_day, closed_at)"
            " VALUES ('2026-05-01', '2026-05-31', '2026-06-02 12:00:00+00:00')",
            "INSERT INTO people_auditrow"
            " (at, through, verb, subject_type, subject_id, details)"
            " VALUES ('2026-06-02 12:00:00+00:00', 'desk', 'a.b', 'c.d', '1', '{}')",
        )
        connection.commit()
    yield made
    copies.drop(name)


@pytest.fixture
def book(database: Database) -> Iterator[Any]:
    """Give a plain connection, and see that whatever the test tried left the book as it was."""
    with plain(database) as connection:
        before = contents(connection)
        yield connection
        connection.rollback()
        assert contents(connection) == before


def write(connection: Any, *statements: str) -> None:
    for statement in statements:
        connection.execute(statement)


def contents(connection: Any) -> list[Any]:
    tables = ("ledger_entry", "ledger_posting", "ledger_closedmonth", "people_auditrow")
    rows = [connection.execute(f"SELECT * FROM {table} ORDER BY id").fetchall() for table in tables]
    connection.rollback()
    return rows


def refuses(connection: Any, *statements: str, said: str | None = None) -> None:
    """Say that the last statement is refused, and every one before it is not."""
    *before, last = statements
    write(connection, *before)
    with pytest.raises(Refused, match=said):
        connection.execute(last)


@pytest.mark.parametrize(
    ("amounts", "said"),
    [
        ((), "two legs at least"),
        ((1000,), "two legs at least|add up to nothing"),
        ((1000, -999), "add up to nothing"),
        ((1000, -500, -501), "add up to nothing"),
        ((9_000_000_000_000_000, -8_999_999_999_999_999), "add up to nothing"),
    ],
)
def test_an_entry_whose_legs_do_not_balance(book: Any, amounts: tuple[int, ...], said: str) -> None:
    refuses(book, *[leg(NEW, amount) for amount in amounts], entry(NEW), said=said)


def test_an_entry_that_balances_only_across_currencies(book: Any) -> None:
    legs = [leg(NEW, 1000), leg(NEW, -1000, currency="EUR")]
    refuses(book, *legs, entry(NEW), said="add up to nothing in each currency")


def test_an_entry_whose_leg_bears_another_day(book: Any) -> None:
    legs = [leg(NEW, 1000), leg(NEW, -1000, day="2026-06-14")]
    refuses(book, *legs, entry(NEW), said="bear its day")


def test_a_leg_of_nothing(book: Any) -> None:
    refuses(book, leg(NEW, 0))


def test_a_leg_to_an_account_that_is_none(book: Any) -> None:
    refuses(book, leg(NEW, 1, account="loft"))


@pytest.mark.parametrize("amount", [1000, -1000])
def test_a_leg_that_comes_late(book: Any, amount: int) -> None:
    refuses(book, leg(OLD, amount), said="takes no more legs")


@pytest.mark.parametrize("day", ["2026-05-01", "2026-05-31", "2026-04-30"])
def test_an_entry_in_a_closed_month_or_before_it(book: Any, day: str) -> None:
    legs = [leg(NEW, 1000, day=day), leg(NEW, -1000, day=day)]
    refuses(book, *legs, entry(NEW, day=day), said="the month of this entry is closed")


def test_a_second_reversal_of_one_entry(book: Any) -> None:
    legs = [leg(NEW, 1000), leg(NEW, -1000)]
    refuses(book, *legs, entry(NEW, reverses=OLD))


def test_a_second_entry_of_one_key(book: Any) -> None:
    refuses(book, leg(NEW, 1000), leg(NEW, -1000), entry(NEW, key=OLD))


@pytest.mark.parametrize(
    "table", ["ledger_entry", "ledger_posting", "ledger_closedmonth", "people_auditrow"]
)
@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_a_change_or_a_deletion(book: Any, table: str, statement: str) -> None:
    refuses(book, statement.format(table), said="append-only")


@pytest.mark.sqlite
@pytest.mark.parametrize("verb", ["INSERT OR REPLACE", "REPLACE"])
@pytest.mark.parametrize("by", ["id", "key", "reverses", "rowid"])
def test_a_replacement_of_an_entry(book: Any, verb: str, by: str) -> None:
    (row,) = book.execute(f"SELECT rowid FROM ledger_entry WHERE id = '{OLD}'").fetchone()
    legs = [] if by == "id" else [leg(NEW, 5), leg(NEW, -5)]
    statement = entry(
        OLD if by == "id" else NEW,
        key=OLD if by == "key" else "another",
        reverses=OLD if by == "reverses" else None,
        extra=("rowid", str(row)) if by == "rowid" else ("", ""),
        verb=verb,
    )
    refuses(book, *legs, statement, said="is taken")


@pytest.mark.sqlite
@pytest.mark.parametrize("column", ["id", "rowid"])
def test_a_replacement_of_a_leg(book: Any, column: str) -> None:
    (taken,) = book.execute(f"SELECT {column} FROM ledger_posting").fetchone()
    ids = ("id", f"'{taken}'") if column == "id" else ("id, rowid", f"'{NEW}', {taken}")
    statement = (
        f"INSERT OR REPLACE INTO ledger_posting"
        f" ({ids[0]}, entry_id, account, effective_on, amount_minor, currency)"
        f" VALUES ({ids[1]}, '{NEW}', 'bank', '2026-06-13', 1, 'GBP')"
    )
    refuses(book, statement, said="is taken")


@pytest.mark.sqlite
def test_a_replacement_of_an_audit_row_or_a_closed_month(book: Any) -> None:
    row = (
        "INSERT OR REPLACE INTO people_auditrow (id, at, through, verb, subject_type,"
        " subject_id, details) VALUES (1, '2026-06-13', 'desk', 'x', 'y', '2', '{}')"
    )
    month = (
        "INSERT OR REPLACE INTO ledger_closedmonth (first_day, last_day, closed_at)"
        " VALUES ('2026-05-01', '2026-05-02', '2026-06-02')"
    )
    refuses(book, row, said="is taken")
    refuses(book, month, said="is taken")


@pytest.mark.sqlite
@pytest.mark.parametrize("way", ["REPLACE", "IGNORE", "ROLLBACK", "FAIL"])
def test_an_update_with_any_way_out_of_a_conflict(book: Any, way: str) -> None:
    refuses(book, f"UPDATE OR {way} ledger_entry SET key = '{OLD}'", said="append-only")
    refuses(book, f"UPDATE OR {way} ledger_posting SET amount_minor = 5", said="append-only")


@pytest.mark.sqlite
def test_an_unbalanced_entry_that_asks_to_be_ignored(book: Any) -> None:
    refuses(book, leg(NEW, 1000), leg(NEW, -999), entry(NEW, verb="INSERT OR IGNORE"))


@pytest.mark.sqlite
@pytest.mark.parametrize("amount", ["0.5", "'a lot'", "x'05'"])
def test_an_amount_that_is_no_whole_number(book: Any, amount: str) -> None:
    refuses(book, leg(NEW, amount), said="whole number")


@pytest.mark.sqlite
@pytest.mark.parametrize("day", ["2026-05-31 ", "2026-05-32", "2026-6-13", "June", ""])
def test_a_day_that_is_none(book: Any, day: str) -> None:
    legs = [leg(NEW, 1000, day=day), leg(NEW, -1000, day=day)]
    refuses(book, *legs, entry(NEW, day=day), said="a day")


@pytest.mark.sqlite
def test_a_leg_without_an_entry_where_keys_are_held_to(book: Any) -> None:
    book.execute("PRAGMA foreign_keys = ON")
    book.execute(leg(NEW, 1000))
    with pytest.raises(Refused):
        book.commit()


@pytest.mark.postgresql
def test_a_leg_without_an_entry(book: Any) -> None:
    book.execute(leg(NEW, 1000))
    with pytest.raises(Refused):
        book.commit()


@pytest.mark.postgresql
@pytest.mark.parametrize("table", ["ledger_entry", "ledger_posting", "people_auditrow"])
def test_emptying_a_table(book: Any, table: str) -> None:
    refuses(book, f"TRUNCATE {table} CASCADE", said="append-only")


@pytest.mark.postgresql
def test_an_insert_that_changes_what_is_there(book: Any) -> None:
    taken = "ON CONFLICT (key) DO UPDATE SET narration = 'Another'"
    refuses(book, leg(NEW, 5), leg(NEW, -5), entry(NEW, key=OLD) + taken)


@pytest.mark.postgresql
def test_a_merge_that_changes_what_is_there(book: Any) -> None:
    merge = (
        "MERGE INTO ledger_posting p USING ledger_entry e ON p.entry_id = e.id"
        " WHEN MATCHED THEN UPDATE SET amount_minor = 5"
    )
    refuses(book, merge, said="append-only")

"""Guards: rules that the database itself keeps, from any connection, as triggers.

A room declares its guards beside its models; they are dropped before each migration and made
again after it (Django remakes SQLite's tables and would lose them), and can be compared with
what the database holds. A broken rule is an IntegrityError on both engines.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper


@dataclass(frozen=True)
class Guard:
    """One trigger: refuse `event` on `table` when `condition` holds, with `message`.

    `condition` is SQL over NEW and OLD that both engines read the same way. `deferred` asks
    PostgreSQL to look again at commit. `only` names the one engine that needs the guard.
    """

    name: str
    table: str
    event: str
    condition: str
    message: str
    deferred: bool = False
    only: str = ""


_declared: dict[str, Guard] = {}


def declare(guards: Iterable[Guard]) -> None:
    """Add guards to the list that the database is held to."""
    _declared.update({guard.name: guard for guard in guards})


def append_only(table: str, *, key: str = "id") -> Iterator[Guard]:
    """Yield the guards that let a table grow and nothing else.

    SQLite's INSERT OR REPLACE deletes without asking a DELETE trigger, by any unique column
    and by the hidden row number too, so both are refused before the insert.
    """
    said = f"{table} is append-only"
    for event in ("UPDATE", "DELETE", "TRUNCATE"):
        only = "postgresql" if event == "TRUNCATE" else ""
        yield Guard(f"{table}_no_{event.lower()}", table, event, "TRUE", said, only=only)
    yield no_replace(table, column=key)
    if key != "rowid":
        yield no_replace(table, column="rowid", only="sqlite")


def no_replace(table: str, *, column: str, only: str = "") -> Guard:
    """Return the guard that refuses a new row whose `column` is taken already."""
    taken = f"EXISTS (SELECT 1 FROM {table} WHERE {column} = NEW.{column})"
    return Guard(
        f"{table}_new_{column}", table, "INSERT", taken, f"{table}.{column} is taken", only=only
    )


def declared(connection: BaseDatabaseWrapper) -> dict[str, str]:
    """Return the SQL of every guard that this engine should hold, by name."""
    sql = _sqlite if connection.vendor == "sqlite" else _postgresql
    guards = [guard for guard in _declared.values() if guard.only in ("", connection.vendor)]
    return {guard.name: sql(guard) for guard in guards}


def drop(connection: BaseDatabaseWrapper) -> None:
    """Take every guard out of the database, so that a migration may remake its tables."""
    with connection.cursor() as cursor:
        for name, table in _held(connection):
            where = "" if connection.vendor == "sqlite" else f" ON {table}"
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{where}")
            if connection.vendor == "postgresql":
                cursor.execute(f"DROP FUNCTION IF EXISTS {name}()")


def make(connection: BaseDatabaseWrapper) -> None:
    """Put every declared guard into the database whose table is there."""
    drop(connection)
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        for name, sql in declared(connection).items():
            if _declared[name].table in tables:
                cursor.execute(sql)


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """Return the names of the guards that the database lacks or holds in another form."""
    held = _bodies(connection)
    wanted = declared(connection)
    return [
        name
        for name, sql in wanted.items()
        if not all(part in held.get(name, "") for part in _parts(sql))
    ]


def append_only_tables() -> set[str]:
    """Return the tables that only ever grow: the serving role may not change or empty them."""
    kept = {guard.table for guard in _declared.values() if guard.name.endswith("_no_delete")}
    return {table for table in kept if f"{table}_no_update" in _declared}


def _sqlite(guard: Guard) -> str:
    message = guard.message.replace("'", "''")
    return (
        f"CREATE TRIGGER {guard.name} BEFORE {guard.event} ON {guard.table} FOR EACH ROW "
        f"WHEN {guard.condition} BEGIN SELECT RAISE(ABORT, '{message}'); END"
    )


def _postgresql(guard: Guard) -> str:
    message = guard.message.replace("'", "''").replace("%", "%%")
    row = "STATEMENT" if guard.event == "TRUNCATE" else "ROW"
    when = f"BEFORE {guard.event}"
    back = "RETURN OLD" if guard.event == "DELETE" else "RETURN NEW"
    kind = "TRIGGER"
    if guard.deferred:
        kind, when = "CONSTRAINT TRIGGER", f"AFTER {guard.event}"
    deferrable = "DEFERRABLE INITIALLY DEFERRED " if guard.deferred else ""
    return (
        f"CREATE FUNCTION {guard.name}() RETURNS trigger LANGUAGE plpgsql AS $guard$"
        f"BEGIN IF {guard.condition} THEN RAISE EXCEPTION '{message}' "
        f"USING ERRCODE = 'check_violation'; END IF; {back}; END$guard$; "
        f"CREATE {kind} {guard.name} {when} ON {guard.table} {deferrable}"
        f"FOR EACH {row} EXECUTE FUNCTION {guard.name}()"
    )


def _parts(sql: str) -> list[str]:
    """Split what PostgreSQL keeps in two places: the function's body and the trigger."""
    if "$guard$" not in sql:
        return [sql]
    _, body, trigger = sql.split("$guard$")
    return [body, trigger.removeprefix("; ")]


def _held(connection: BaseDatabaseWrapper) -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'")
        else:
            cursor.execute(
                "SELECT t.tgname, c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
                " JOIN pg_proc p ON p.oid = t.tgfoid"
                " WHERE NOT t.tgisinternal AND p.proname = t.tgname"
                " AND c.relnamespace = current_schema()::regnamespace"
            )
        rows: list[tuple[str, str]] = [(name, table) for name, table in cursor.fetchall()]
    return [(name, table) for name, table in rows if name.startswith(table)]


def _bodies(connection: BaseDatabaseWrapper) -> dict[str, str]:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        else:
            cursor.execute(
                "SELECT t.tgname, p.prosrc || pg_get_triggerdef(t.oid, true)"
                " FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid"
                " WHERE NOT t.tgisinternal AND t.tgenabled IN ('O', 'A')"
            )
        return dict(cursor.fetchall())


def on_pre_migrate(*, using: str, **kwargs: Any) -> None:
    """Drop the guards when a migration is about to begin (a receiver of pre_migrate)."""
    from django.db import connections

    drop(connections[using])


def on_post_migrate(*, using: str, **kwargs: Any) -> None:
    """Make the guards again when a migration has ended (a receiver of post_migrate)."""
    from django.db import connections

    make(connections[using])

"""Read and write rows with statements that are kept, for the few places where each gift passes.

Django writes the SQL of a row anew each time and PostgreSQL plans it anew, which takes ten times
as long as running it.
"""

from collections.abc import Callable, Sequence
from contextlib import closing
from functools import cache
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.backends.utils import CursorWrapper
from django.db.models.expressions import Col

_M = TypeVar("_M", bound=models.Model)
# A statement asked more often than this on one connection is one whose plan PostgreSQL keeps.
_OFTEN = 2


def insert(*rows: models.Model) -> None:
    """Insert new rows of one model in one statement; a number that the database gives is set.

    Sends no signals and asks no default of the database. Only one row at a time where the
    database gives the number.
    """
    model, connection = type(rows[0]), connections[DEFAULT_DB_ALIAS]
    fields = _fields(model)
    # pre_save lets a field that is made of its neighbours, such as words to find by, fill itself.
    values = [
        field.get_db_prep_save(field.pre_save(row, add=True), connection=connection)
        for row in rows
        for field in fields
    ]
    number = ask(_statement(model, len(rows)), values, comes_back=_numbered(model))
    if number:
        (rows[0].pk,) = number
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias


def insert_many(rows: Sequence[models.Model]) -> None:
    """Insert many new rows of one model, of which nobody needs the numbers that they get.

    Sends no signals and asks no default of the database.
    """
    if not rows:
        return
    model, connection = type(rows[0]), connections[DEFAULT_DB_ALIAS]
    fields = _fields(model)
    values = [
        [
            field.get_db_prep_save(field.pre_save(row, add=True), connection=connection)
            for field in fields
        ]
        for row in rows
    ]
    statement = _statement(model, 1).partition(" RETURNING ")[0]
    with connection.cursor() as cursor:
        cursor.executemany(statement, values)


def first(model: type[_M], where: str = "TRUE", values: Sequence[Any] = ()) -> _M | None:
    """Return the first row of a model for which a condition in SQL holds, None without one."""
    found = ask(f"{_select(model)} WHERE {where} LIMIT 1", values)
    if found is None:
        return None
    read = [
        convert(value) if convert else value
        for value, convert in zip(found, _converters(model), strict=True)
    ]
    return model.from_db(DEFAULT_DB_ALIAS, _names(model), read)


def next_number(model: type[models.Model], column: str) -> int:
    """Return the number after the highest of a column, for a caller who is alone at the book."""
    table = model._meta.db_table
    found = ask(f'SELECT MAX("{column}") FROM "{table}"', [])  # noqa: S608 (names of our own)
    return ((found[0] if found else None) or 0) + 1


def ask(
    statement: str, values: Sequence[Any], *, comes_back: bool = True
) -> tuple[Any, ...] | None:
    """Run a statement and return the first row that comes back, if one does."""
    with closing(_cursor(connections[DEFAULT_DB_ALIAS])) as cursor:
        cursor.execute(statement, values)
        return cursor.fetchone() if comes_back else None


def _cursor(connection: Any) -> CursorWrapper:
    """Return a cursor that lets PostgreSQL keep its plans, where Django's own does not."""
    cursor: CursorWrapper
    if connection.vendor != "postgresql":
        cursor = connection.cursor()
    else:
        from django.db.backends.postgresql import base

        connection.ensure_connection()
        connection.connection.prepare_threshold = _OFTEN
        binding: Any = base.ServerBindingCursor
        cursor = connection._prepare_cursor(binding(connection.connection))
    return cursor


@cache
def _numbered(model: type[models.Model]) -> bool:
    return isinstance(model._meta.pk, models.AutoField)


@cache
def _fields(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    own = model._meta.local_concrete_fields
    return [field for field in own if not (field.primary_key and _numbered(model))]


@cache
def _statement(model: type[models.Model], count: int) -> str:
    names = ", ".join(f'"{field.column}"' for field in _fields(model))
    places = f"({', '.join(['%s'] * len(_fields(model)))})"
    returning = f' RETURNING "{model._meta.pk.column}"' if _numbered(model) else ""
    rows = ", ".join([places] * count)
    return f'INSERT INTO "{model._meta.db_table}" ({names}) VALUES {rows}{returning}'  # noqa: S608 (names of our own models)


@cache
def _names(model: type[models.Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]


@cache
def _select(model: type[models.Model]) -> str:
    names = ", ".join(f'"{field.column}"' for field in model._meta.concrete_fields)
    return f'SELECT {names} FROM "{model._meta.db_table}"'  # noqa: S608 (names of our own models)


@cache
def _converters(model: type[models.Model]) -> list[Callable[[Any], Any] | None]:
    return [_converter(field) for field in model._meta.concrete_fields]


def _converter(field: models.Field[Any, Any]) -> Callable[[Any], Any] | None:
    """Return what makes Python's value of the database's, None where both are the same."""
    connection = connections[DEFAULT_DB_ALIAS]
    column = Col(field.model._meta.db_table, field)
    steps = [
        *connection.ops.get_db_converters(column),
        *field.get_db_converters(connection),
    ]
    if not steps:
        return None

    def convert(value: Any) -> Any:
        for step in steps:
            value = step(value, column, connection)
        return value

    return convert

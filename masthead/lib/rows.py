"""Write rows with statements that are kept, for the few places where each gift passes.

Django writes the SQL of a row anew each time, which takes ten times as long as running it.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, models


def insert(*rows: models.Model) -> None:
    """Insert new rows of one model in one statement; a number that the database gives is set.

    Sends no signals and asks no default of the database. Only one row at a time where the
    database gives the number.
    """
    model, connection = type(rows[0]), connections[DEFAULT_DB_ALIAS]
    fields = _fields(model)
    values = [
        field.get_db_prep_save(getattr(row, field.attname), connection=connection)
        for row in rows
        for field in fields
    ]
    with connection.cursor() as cursor:
        cursor.execute(_statement(model, len(rows)), values)
        if _numbered(model):
            (rows[0].pk,) = cursor.fetchone()
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
    # pre_save lets a field that is made of its neighbours, such as words to find by, fill itself.
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

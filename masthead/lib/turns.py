"""Let those who change the frame of the book go alone, and the many who add to it together."""

from collections.abc import Sequence

from django.db import connection

from masthead.lib import rows

_BOOK = 7_236_101
_ALONE, _TOGETHER = "pg_advisory_xact_lock", "pg_advisory_xact_lock_shared"


def take_turn(*, alone: bool = False) -> None:
    """Wait for a turn at the book, held until the caller's transaction ends.

    Many may post at once; whoever closes a month or opens an appeal goes `alone`, so that
    nothing is decided on a frame that changes meanwhile. SQLite needs no lock of ours, since
    every transaction there is IMMEDIATE; PostgreSQL takes an advisory one.
    """
    if connection.vendor != "postgresql":
        return
    kind = _ALONE if alone else _TOGETHER
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {kind}(%s)", [_BOOK])


def take_turn_together_if(condition: str, values: Sequence[str]) -> None:
    """Wait for a turn with the many where a condition in SQL holds, and else alone.

    One question instead of two, for where a thousand pass in a second.
    """
    if connection.vendor != "postgresql":
        return
    together, alone = (f"{kind}(%s) IS NULL" for kind in (_TOGETHER, _ALONE))
    rows.ask(
        f"SELECT CASE WHEN {condition} THEN {together} ELSE {alone} END", [*values, _BOOK, _BOOK]
    )

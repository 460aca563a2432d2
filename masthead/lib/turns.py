"""Let those who change the frame of the book go alone, and the many who add to it together."""

from django.db import connection

_BOOK = 7_236_101


def take_turn(*, alone: bool = False) -> None:
    """Wait for a turn at the book, held until the caller's transaction ends.

    Many may post at once; whoever closes a month or opens an appeal goes `alone`, so that
    nothing is decided on a frame that changes meanwhile. SQLite needs no lock of ours, since
    every transaction there is IMMEDIATE; PostgreSQL takes an advisory one.
    """
    if connection.vendor != "postgresql":
        return
    kind = "pg_advisory_xact_lock" if alone else "pg_advisory_xact_lock_shared"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {kind}(%s)", [_BOOK])

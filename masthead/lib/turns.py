"""Let those who change the frame of the book go alone, and the many who add to it together."""

from collections.abc import Sequence
from weakref import WeakSet

from django.db import connection
from django.db.transaction import Atomic

from masthead.lib import rows

_BOOK = 7_236_101
_ALONE, _TOGETHER = "pg_advisory_xact_lock", "pg_advisory_xact_lock_shared"
# The blocks of the transactions that went alone, for as long as each is open.
_alone: WeakSet[Atomic] = WeakSet()


def take_turn(*, alone: bool = False) -> None:
    """Wait for a turn at the book, held until the caller's transaction ends.

    Many may post at once; whoever closes a month or opens an appeal goes `alone`, so that
    nothing is decided on a frame that changes meanwhile. SQLite needs no lock of ours, since
    every transaction there is IMMEDIATE; PostgreSQL takes an advisory one.
    """
    if connection.vendor != "postgresql" or _is_alone():
        return
    kind = _ALONE if alone else _TOGETHER
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {kind}(%s)", [_BOOK])
    if alone and not connection.savepoint_ids:
        _alone.add(connection.atomic_blocks[0])


def _is_alone() -> bool:
    """Say whether the transaction that is open now went alone before its first savepoint.

    One that did so later loses its turn with the savepoint, so it asks again.
    """
    return bool(connection.atomic_blocks) and connection.atomic_blocks[0] in _alone


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

"""Whether the paper's currency may still change."""

from __future__ import annotations

from collections.abc import Callable

_keepers: list[Callable[[], bool]] = []


def keep_when(counts_in_it: Callable[[], bool]) -> None:
    """Let a room above say that it counts in the currency; from then on it stays.

    The database itself refuses the change too (a guard of the book's); this is for saying so
    before anybody tries.
    """
    _keepers.append(counts_in_it)


def is_fixed() -> bool:
    """Say whether some room counts in the currency already."""
    return any(counts_in_it() for counts_in_it in _keepers)

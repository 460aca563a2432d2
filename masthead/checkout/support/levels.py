"""Levels of support in the words of the page: what they cost, how often, what they bring."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from masthead.lib import money
from masthead.supporters.letters.words import benefits_of, so_often
from masthead.supporters.models import Level, Often


@dataclass(frozen=True)
class LevelShown:
    """A level as a card: `sums` are the months between and the sum in words, of those offered."""

    level: Level
    sums: list[tuple[int, str]]
    benefits: list[str]
    is_chosen: bool


def levels_shown(levels: Sequence[Level], *, chosen: str, currency: str) -> list[LevelShown]:
    """Return levels as cards, that of a short name chosen."""
    return [
        LevelShown(level, _sums(level, currency), benefits_of(level), level.slug == chosen)
        for level in levels
    ]


def _sums(level: Level, currency: str) -> list[tuple[int, str]]:
    return [
        (often.value, so_often(money.exact(minor, currency=currency), often))
        for often in Often
        if (minor := level.minor(often)) is not None
    ]

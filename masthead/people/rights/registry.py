"""What each room tells of a person, and how it forgets them: offered when the paper starts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Whom:
    """The one whose rights these are: all their records and users, and addresses of theirs.

    `emails` are in small letters and theirs alone; where the person themself asks, those that
    they have shown to be theirs by signing in.
    """

    records: tuple[int, ...]
    users: tuple[int, ...]
    emails: tuple[str, ...]


@dataclass(frozen=True)
class Held:
    """Something that a room holds about a person: what it is, and each piece of it as a row.

    A row names what it says in words for a reader ("name", "given on"); values are what JSON
    can hold, money as an integer of minor units beside its currency. `kept` says why it stays
    when the person is erased, empty where it goes. `files` go along, by name.
    """

    title: str
    rows: Sequence[Mapping[str, Any]]
    kept: str = ""
    files: Mapping[str, bytes] = field(default_factory=dict)


Tell = Callable[[Whom], Sequence[Held]]
Forget = Callable[[Whom, dt.datetime], None]
Hinder = Callable[[Whom], Sequence[str]]


@dataclass(frozen=True)
class Room:
    """What a room offered. `hinder` returns sentences that say what must be ended first."""

    name: str
    tell: Tell
    forget: Forget
    hinder: Hinder


_rooms: dict[str, Room] = {}


def offer(name: str, *, tell: Tell, forget: Forget, hinder: Hinder | None = None) -> None:
    """Offer how a room tells and forgets; each in its AppConfig.ready, once.

    `tell` only reads. `forget` runs inside one transaction with all others and empties whatever
    names the person, but for what statute keeps; run twice it does nothing more. `hinder` says
    what still runs and must be ended first, in sentences for the person.
    """
    _rooms[name] = Room(name, tell, forget, hinder or _nothing)


def rooms() -> list[Room]:
    """Return what all rooms offered, by name."""
    return [_rooms[name] for name in sorted(_rooms)]


def _nothing(whom: Whom) -> Sequence[str]:
    return ()

"""What each room tells of a person, and how it forgets them: offered by its module `held`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.module_loading import autodiscover_modules

Words = str | Promise
KEEP_PEOPLE = "people.keep_people"


@dataclass(frozen=True)
class Whom:
    """The one whose rights these are: all their records and users, and addresses of theirs.

    `emails` are in small letters and nobody else's.
    """

    records: tuple[int, ...]
    users: tuple[int, ...]
    emails: tuple[str, ...]


@dataclass(frozen=True)
class Held:
    """Something that a room holds about a person: what it is, and each piece of it as a row.

    A row names what it says in words ("name", "given on"); values are what JSON can hold, money
    an integer of minor units beside its currency. `kept` says why it stays when the person is
    erased, empty where it goes. The desk shows it to holders of `permission`, the columns that
    `at_desk` names (all where it names none) with the address of each row's screen from `links`.
    """

    title: Words
    rows: Sequence[Mapping[str, Any]]
    kept: Words = ""
    permission: str = KEEP_PEOPLE
    at_desk: Sequence[str] = ()
    links: Sequence[str] = field(default_factory=tuple)


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
    """Offer how a room tells and forgets, at the foot of its module `held`.

    Such modules are found by themselves. `tell` only reads. `forget` runs inside one transaction
    with all others and empties whatever names the person, but for what statute keeps; run twice
    it does nothing more. `hinder` says what still runs and must be ended first, in sentences for
    the person.
    """
    _rooms[name] = Room(name, tell, forget, hinder or _nothing)


def rooms() -> list[Room]:
    """Return what all rooms offered, people's own first, the others by name.

    Few processes ever ask: the rooms' modules are loaded when one does.
    """
    autodiscover_modules("held")
    return sorted(_rooms.values(), key=lambda room: (room.name != "people", room.name))


def forget_nothing(whom: Whom, at: dt.datetime) -> None:
    """Forget nothing: for a room of which statute keeps all."""


def _nothing(whom: Whom) -> Sequence[str]:
    return ()

"""Find a member as somebody types."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import connection
from django.db.models import Q, QuerySet

from masthead.lib.plain import plain
from masthead.register.models import Member, Particulars

MOST_WORDS = 5
LAST_LETTER = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Found:
    """A member who may be meant: the number, the name now, and the one they were found by."""

    number: int
    name: str
    was: str = ""


def find_members(words: str, *, on: dt.date, limit: int = 10) -> list[Found]:
    """Return members whose number, name, postcode or email holds each of the words, in any case.

    Names that begin with what was typed come first. A former name or address finds them too.
    `on` is the day whose name is shown. Nothing typed finds nobody.
    """
    typed = " ".join(plain(words).split()[:MOST_WORDS])
    if not typed:
        return []
    numbered = list(Member.objects.filter(number=number)) if (number := _number(typed)) else []
    keys = [member.pk for member in numbered]
    keys += [key for key in _begin(typed, limit=limit * 2) if key not in keys]
    if len(keys) < limit:
        keys += [key for key in _hold(typed, limit=limit * 4) if key not in keys]
    return _shown(list(dict.fromkeys(keys))[:limit], typed, on=on)


def _number(typed: str) -> int | None:
    digits = typed.lstrip("#")
    is_number = digits.isascii() and digits.isdecimal() and len(digits) < 10
    return int(digits) if is_number else None


def _begin(typed: str, *, limit: int) -> list[int]:
    """Return those whose name begins so, by the index, in the order of the letters."""
    if connection.vendor == "sqlite":
        begins = Q(found_by__gte=typed, found_by__lt=typed + LAST_LETTER)
    else:
        begins = Q(found_by__startswith=typed)
    return _keys(Particulars.objects.filter(begins).order_by("found_by"), limit)


def _hold(typed: str, *, limit: int) -> list[int]:
    """Return those of whom each word is written somewhere; it stops once there are enough."""
    wanted = Q()
    for word in typed.split():
        wanted &= Q(found_by__contains=word)
    return _keys(Particulars.objects.filter(wanted), limit)


def _keys(lines: QuerySet[Particulars], limit: int) -> list[int]:
    return list(lines.values_list("member", flat=True)[:limit])


def _shown(keys: list[int], typed: str, *, on: dt.date) -> list[Found]:
    lines = Particulars.objects.filter(member__in=keys).select_related("member")
    in_order = lines.order_by("effective_on", "entered_at", "pk")
    unreversed = in_order.filter(reversed_by=None)
    every: dict[int, list[Particulars]] = {}
    for line in unreversed:
        every.setdefault(line.member_id, []).append(line)
    return [_found(every[key], typed, on=on) for key in keys if key in every]


def _found(lines: list[Particulars], typed: str, *, on: dt.date) -> Found:
    """Show the name of the day, and the other one that was found where that isn't it."""
    by_now = [line for line in lines if line.effective_on <= on] or lines[:1]
    now = by_now[-1]
    words = typed.split()
    others = [line.name for line in lines if any(word in plain(line.name) for word in words)]
    was = others[-1] if others and not any(word in plain(now.name) for word in words) else ""
    return Found(now.member.number, now.name, was)

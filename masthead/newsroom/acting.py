"""Who is at work on a story, for the audit row that every way of publishing leaves."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from masthead.people import audit
from masthead.people.models import User

_actor: ContextVar[audit.Actor | None] = ContextVar("actor", default=None)


@contextmanager
def acting(by: audit.Actor) -> Iterator[None]:
    """Name who acts while a verb works through Wagtail, which passes only users along."""
    token = _actor.set(by)
    try:
        yield
    finally:
        _actor.reset(token)


def whoever(user: User | None) -> audit.Actor:
    """Return who acts: whom the verb named, else the user at the desk, else the clock."""
    if named := _actor.get():
        return named
    return audit.at_desk(user) if user else audit.CLOCK

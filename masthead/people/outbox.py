"""Letters that the door sends. The room of mail stands above this one and says how they go."""

from __future__ import annotations

import datetime as dt
from typing import Protocol


class Sender(Protocol):
    """What sends a letter, as `mail.send` does."""

    def __call__(
        self, kind: str, *, to: str, key: str, subject: str, text: str, at: dt.datetime
    ) -> object: ...


_sender: list[Sender] = []


def use(sender: Sender) -> None:
    """Say what sends the door’s letters; told again, the latest does."""
    _sender[:] = [sender]


def post(kind: str, *, to: str, key: str, subject: str, text: str, at: dt.datetime) -> None:
    """Send a letter in the caller’s transaction. Raises LookupError where nothing sends."""
    if not _sender:
        raise LookupError("No room sends letters")
    _sender[0](kind, to=to, key=key, subject=subject, text=text, at=at)

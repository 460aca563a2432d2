"""The erasures beside the database, so that a restore of an older one doesn't bring anybody back.

`erasures.jsonl` in the data folder only grows. A line holds when, and for each record and user
the number and since when the paper has it: no name, no address. The time tells a record from
another that got its number after a restore.
"""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from masthead.people.models import AuditRow, Person, User
from masthead.people.rights.registry import Whom

# What takes the place of an address that was somebody's to sign in by; no mail goes there.
NOWHERE = "erased.invalid"

Known = tuple[int, str]


@dataclass(frozen=True)
class Erasure:
    """A line: when, and the number and beginning of each record and each user."""

    at: str
    people: tuple[Known, ...]
    users: tuple[Known, ...]


def path() -> Path:
    """Return where the erasures are kept."""
    return Path(settings.DATA_DIR) / "erasures.jsonl"


def write(whom: Whom, *, at: dt.datetime) -> None:
    """Append an erasure, on the disk before this returns. Raises OSError."""
    line = {
        "at": at.isoformat(),
        "people": [[key, since] for key, since in since_when(whom).items()],
        "users": [[key, user_since(key)] for key in whom.users],
    }
    handle = os.open(path(), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(handle, "a") as file:
        file.write(json.dumps(line) + "\n")
        file.flush()
        os.fsync(file.fileno())


def read() -> Iterator[Erasure]:
    """Yield the erasures that are written down; a last line that broke off is left out."""
    if not path().exists():
        return
    with path().open() as file:
        for text in file:
            if not text.endswith("\n"):
                return
            line = json.loads(text)
            yield Erasure(
                line["at"],
                tuple((key, since) for key, since in line["people"]),
                tuple((key, since) for key, since in line["users"]),
            )


def since_when(whom: Whom) -> dict[int, str]:
    """Return since when the paper has each record."""
    found = Person.objects.filter(pk__in=whom.records).values_list("pk", "added_at")
    return {key: _word(added_at) for key, added_at in found}


def user_since(key: int) -> str:
    """Return since when a user is there, by the first row of the audit log that names them."""
    rows = AuditRow.objects.filter(subject_type=User._meta.label_lower, subject_id=str(key))
    first = rows.order_by("pk").values_list("at", flat=True).first()
    return _word(first) if first else ""


def _word(at: dt.datetime) -> str:
    return at.astimezone(dt.UTC).isoformat()

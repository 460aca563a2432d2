"""Write down who did what to what and when."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import models

from masthead.lib import rows
from masthead.people.models import AuditRow, User


@dataclass(frozen=True)
class Actor:
    """Who acts: a user at the desk, or nobody by name through a command, a gateway, the clock."""

    user: User | None
    through: str


COMMAND = Actor(user=None, through="command")
CLOCK = Actor(user=None, through="clock")
GATEWAY = Actor(user=None, through="gateway")
READER = Actor(user=None, through="website")


def at_desk(user: User) -> Actor:
    """Return the actor for a member of staff who works at the desk."""
    return Actor(user=user, through="desk")


def record(
    verb: str,
    subject: models.Model,
    *,
    by: Actor,
    at: dt.datetime,
    details: Mapping[str, str | int | bool | None] | None = None,
) -> AuditRow:
    """Append one row for a verb done to a record, inside the verb's own transaction.

    `verb` is "room.verb" ("fund.receive"). `details` hold figures and choices, never a name
    or an address of a person: rows outlive erasure.
    """
    row = _row(verb, subject, by=by, at=at, details=details or {})
    rows.insert(row)
    return row


def record_all(
    verb: str,
    subjects: Sequence[models.Model],
    *,
    by: Actor,
    at: dt.datetime,
    details: Sequence[Mapping[str, str | int | bool | None]],
) -> None:
    """Append a row for each of many records that a verb was done to at once, as `record` does."""
    pairs = zip(subjects, details, strict=True)
    AuditRow.objects.bulk_create(
        _row(verb, subject, by=by, at=at, details=said) for subject, said in pairs
    )


def _row(
    verb: str,
    subject: models.Model,
    *,
    by: Actor,
    at: dt.datetime,
    details: Mapping[str, str | int | bool | None],
) -> AuditRow:
    return AuditRow(
        verb=verb,
        subject_type=subject._meta.label_lower,
        subject_id=str(subject.pk),
        by=by.user,
        through=by.through,
        at=at,
        details=dict(details),
    )

"""Send a letter: write it down with what it is about, and leave the sending to the worker."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from masthead.mail.models import Enclosure, Letter, Standing
from masthead.mail.suppression.stopped import why_stopped
from masthead.mail.tasks import deliver

# How long a letter that was put on the task queue is left to it, before the clock asks again.
LEFT_TO_THE_QUEUE = dt.timedelta(minutes=10)


class NotAnAddress(ValueError):
    """The letter is addressed to nothing that mail can be sent to."""


@dataclass(frozen=True)
class Attachment:
    """A file to go with a letter: its name, its media type and its bytes."""

    name: str
    media_type: str
    content: bytes


def send(
    kind: str,
    *,
    to: str,
    key: str,
    subject: str,
    text: str,
    html: str = "",
    attachments: Sequence[Attachment] = (),
    purpose: str = "",
    at: dt.datetime,
) -> Letter:
    """Write a letter down in the caller's transaction, and return it; it is sent after that.

    `key` names the occasion ("receipt:1041"): told twice, or by two at once, the letter that
    exists is returned, whatever else is said. `kind` is "receipt", "refund", … for the desk's
    list. `html` may be empty, `text` may not. `purpose` is for mail that people choose to get:
    such a letter goes out only where it is wanted, and can be ended with one click. Without
    one it must go out. A letter to an address that is suppressed, or doesn't want it, is
    written down as suppressed and isn't sent. Raises NotAnAddress.
    """
    _refuse_no_address(to)
    with transaction.atomic():
        stopped = why_stopped(to, purpose=purpose)
        letter, is_new = Letter.objects.get_or_create(
            key=key,
            defaults={
                "kind": kind,
                "purpose": purpose,
                "standing": Standing.SUPPRESSED if stopped else Standing.WAITING,
                "why": stopped,
                "to": to,
                "subject": " ".join(subject.split())[:200],
                "text": text,
                "html": html,
                "queued_at": at,
                "try_at": at + LEFT_TO_THE_QUEUE,
            },
        )
        if is_new:
            _enclose(letter, attachments)
            if not stopped:
                put_on_queue(letter)
    return letter


def _refuse_no_address(to: str) -> None:
    try:
        validate_email(to)
    except ValidationError as error:
        raise NotAnAddress(_("“{to}” is no address for mail").format(to=to)) from error


def _enclose(letter: Letter, attachments: Sequence[Attachment]) -> None:
    Enclosure.objects.bulk_create(
        Enclosure(letter=letter, name=file.name, media_type=file.media_type, content=file.content)
        for file in attachments
    )


def put_on_queue(letter: Letter) -> None:
    """Put a letter on the task queue once the caller's transaction is committed."""
    transaction.on_commit(partial(deliver.enqueue, str(letter.pk)))

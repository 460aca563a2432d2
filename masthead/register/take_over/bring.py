"""Bring a file that holds an old register."""

import datetime as dt
import hashlib

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.lib import days
from masthead.people import audit
from masthead.register.models.old_register import OldRegister, Stands
from masthead.register.take_over.sheet import Sheet, sheet_of


class TakenOverBefore(ValueError):
    """The very same file was taken over: its members are in the register."""


def bring(
    data: bytes,
    *,
    file_name: str,
    by: audit.Actor,
    at: dt.datetime,
    sheet: Sheet | None = None,
) -> OldRegister:
    """Keep a file to be looked at, and return it. Nothing of it is in the register.

    `sheet` is what was read of it already. Raises FileUnreadable, or TakenOverBefore.
    """
    if sheet is None:
        sheet_of(data)
    with transaction.atomic():
        refuse_again(data)
        old = OldRegister.objects.create(
            file_name=file_name[:200],
            digest=_digest(data),
            raw=data,
            brought_at=at,
            brought_by=by.user,
        )
        audit.record("register.bring", old, by=by, at=at, details={"bytes": len(data)})
    return old


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def refuse_again(data: bytes) -> None:
    """Raise TakenOverBefore for a file that is in the register."""
    before = OldRegister.objects.filter(digest=_digest(data), stands=Stands.TAKEN).first()
    if before and before.taken_at:
        words = _("This file was taken over on {day}: its members are in the register")
        raise TakenOverBefore(words.format(day=days.in_words(before.taken_at.date())))

"""Forget what the door remembers once it counts no more."""

from __future__ import annotations

import datetime as dt

from django.contrib.sessions.models import Session

from masthead.people.door.send_code import forget_codes
from masthead.people.tries import forget_old


def forget_door(*, at: dt.datetime) -> None:
    """Delete old tries, spent codes, codes in letters and sessions. Safe to run again."""
    forget_old(at=at)
    forget_codes(at=at)
    Session.objects.filter(expire_date__lt=at).delete()

"""End every session of somebody."""

import datetime as dt

from django.db import transaction
from django.db.models import F

from masthead.people import audit
from masthead.people.models import User


def end_sessions(user: User, *, by: audit.Actor, at: dt.datetime) -> None:
    """Sign somebody out on every device, at once and for good."""
    with transaction.atomic():
        count_on(user)
        audit.record("people.end_sessions", user, by=by, at=at)


def count_on(user: User) -> None:
    """Let no session of before hold any more, within the caller’s transaction."""
    User.objects.filter(pk=user.pk).update(sessions_ended=F("sessions_ended") + 1)
    user.refresh_from_db(fields=["sessions_ended"])

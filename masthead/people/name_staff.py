"""Say what a member of staff is called."""

import datetime as dt

from django.db import transaction

from masthead.people import audit
from masthead.people.models import User


def name_staff(
    user: User, *, first_name: str, last_name: str, by: audit.Actor, at: dt.datetime
) -> User:
    """Keep the name under which somebody's work is listed at the desk."""
    with transaction.atomic():
        user.first_name, user.last_name = first_name.strip(), last_name.strip()
        user.save(update_fields=["first_name", "last_name"])
        audit.record("people.name_staff", user, by=by, at=at)
    return user

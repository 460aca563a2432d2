"""Choose a password: the first one, or another."""

import datetime as dt
import uuid

from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from masthead.people import audit, outbox
from masthead.people.models import User

KIND = "security"


def choose_password(
    user: User, *, password: str, paper_name: str, by: audit.Actor, at: dt.datetime
) -> User:
    """Give somebody a password, and tell them by mail. Every other session of theirs ends.

    Ask for a fresh sign-in before. Raises ValidationError for one that is too easily guessed.
    """
    validate_password(password, user)
    what = _("The password of your account was changed")
    told = {"what": what, "paper_name": paper_name}
    with transaction.atomic():
        user.set_password(password)
        user.save(update_fields=["password"])
        audit.record("people.choose_password", user, by=by, at=at)
        outbox.post(
            KIND,
            to=user.email,
            key=f"{KIND}:{uuid.uuid4()}",
            subject=what,
            text=render_to_string("people/mail_security.txt", told),
            at=at,
        )
    return user

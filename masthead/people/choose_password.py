"""Choose a password, for somebody who signed in by a link and has none yet."""

import datetime as dt

from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from masthead.people import audit
from masthead.people.models import User


class HasPassword(ValueError):
    """They have a password; it is changed under their account, where the old one is asked."""


def choose_password(user: User, *, password: str, by: audit.Actor, at: dt.datetime) -> User:
    """Give somebody their first password. Every other session of theirs ends.

    Raises HasPassword, and ValidationError for a password that is too easily guessed.
    """
    if user.has_usable_password():
        raise HasPassword("You have a password; change it under your account.")
    validate_password(password, user)
    with transaction.atomic():
        user.set_password(password)
        user.save(update_fields=["password"])
        audit.record("people.choose_password", user, by=by, at=at)
    return user

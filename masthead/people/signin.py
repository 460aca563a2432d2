"""Sign-in links: made for one user, good once, for a day."""

import datetime as dt
import hashlib
import secrets

from django.db import transaction
from django.db.models import QuerySet

from masthead.people import audit
from masthead.people.models import SignInLink, User

GOOD_FOR = dt.timedelta(days=1)


class LinkNotValid(ValueError):
    """The link was used before, is too old, or never was one."""


def make_link(user: User, *, by: audit.Actor, at: dt.datetime) -> str:
    """Make a link for a user and return its secret, which is kept nowhere."""
    secret = secrets.token_urlsafe(32)
    with transaction.atomic():
        link = SignInLink.objects.create(
            user=user, digest=_digest(secret), made_at=at, expires_at=at + GOOD_FOR
        )
        audit.record("people.make_link", link, by=by, at=at, details={"user": user.pk})
    return secret


def find_link(secret: str, *, at: dt.datetime) -> SignInLink:
    """Return a link that is still good, and change nothing. Raises LinkNotValid."""
    link = _fresh(secret, at=at).select_related("user").first()
    if link is None:
        raise LinkNotValid("This sign-in link was used before or is too old")
    return link


def use_link(secret: str, *, at: dt.datetime) -> User:
    """Use up a link and return whom it signs in.

    Raises LinkNotValid. Two requests at once with one link: only one of them gets in.
    """
    with transaction.atomic():
        if _fresh(secret, at=at).update(used_at=at) != 1:
            raise LinkNotValid("This sign-in link was used before or is too old")
        link = SignInLink.objects.select_related("user").get(digest=_digest(secret))
        actor = audit.Actor(user=link.user, through="link")
        audit.record("people.use_link", link, by=actor, at=at)
    return link.user


def _fresh(secret: str, *, at: dt.datetime) -> QuerySet[SignInLink]:
    return SignInLink.objects.filter(
        digest=_digest(secret), used_at=None, expires_at__gt=at, user__is_active=True
    )


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()

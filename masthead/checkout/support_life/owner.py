"""Who may look after a support: whoever it is of, signed in, or by the link of our letters."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpRequest

from masthead.people import audit
from masthead.people.account import every_record_of
from masthead.people.models import User
from masthead.supporters.link import LinkNotValid, support_of
from masthead.supporters.models import Support


class SignInFirst(Exception):
    """The address is a support's own, and nobody is signed in."""


def owner_of(request: HttpRequest, key: str) -> tuple[Support, audit.Actor]:
    """Return the support that an address names, and who acts on it.

    `key` is its id, for somebody signed in whose it is, or the signed word of a letter. Raises
    SignInFirst, Http404: a support of somebody else's is as unknown as one that isn't.
    """
    if "." in key:
        try:
            return support_of(key), audit.READER
        except LinkNotValid as error:
            raise Http404(str(error)) from error
    user = request.user
    if not isinstance(user, User):
        raise SignInFirst
    theirs = Support.objects.filter(person__in=every_record_of(user))
    found = theirs.select_related("person", "level", "subscription").filter(pk=_id(key)).first()
    if found is None:
        raise Http404("There is no such support")
    return found, audit.Actor(user=user, through=audit.READER.through)


def _id(key: str) -> uuid.UUID:
    try:
        return uuid.UUID(key)
    except ValueError as error:
        raise Http404("There is no such support") from error

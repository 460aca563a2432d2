"""Who may see a support and look after it: signed in, or by the link of our letters."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.http import Http404, HttpRequest

from masthead.people import audit
from masthead.people.account import every_record_of, own_records_of
from masthead.people.models import User
from masthead.supporters.link import LinkNotValid, support_of
from masthead.supporters.models import Support


class SignInFirst(Exception):
    """The address is a support's own, and nobody is signed in."""


@dataclass(frozen=True)
class Found:
    """A support, who acts on it, and whether it is theirs to change or only to look at."""

    support: Support
    by: audit.Actor
    is_own: bool


def found_by(request: HttpRequest, key: str) -> Found:
    """Return the support that an address names to whoever may look at it.

    `key` is its id, for somebody signed in whose it is or whose address it bears, or the signed
    word of a letter. Raises SignInFirst, Http404: a support of somebody else's is as unknown as
    one that isn't.
    """
    if "." in key:
        try:
            return Found(support_of(key), audit.READER, is_own=True)
        except LinkNotValid as error:
            raise Http404(str(error)) from error
    user = request.user
    if not isinstance(user, User):
        raise SignInFirst
    seen = Support.objects.filter(person__in=every_record_of(user))
    support = seen.select_related("person", "level", "subscription").filter(pk=_id(key)).first()
    if support is None:
        raise Http404("There is no such support")
    by = audit.Actor(user=user, through=audit.READER.through)
    return Found(support, by, is_own=support.person_id in own_records_of(user))


def _id(key: str) -> uuid.UUID:
    try:
        return uuid.UUID(key)
    except ValueError as error:
        raise Http404("There is no such support") from error

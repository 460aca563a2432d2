"""Use up a code or a link that came by mail."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import transaction
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from masthead.people.account import account_for
from masthead.people.audit import READER
from masthead.people.door.digests import code_digest, link_digest
from masthead.people.door.send_code import GOOD_FOR
from masthead.people.models import SignInCode, User


class CodeNotValid(ValueError):
    """The code is another one, was used, or is too old."""


class LetterLinkNotValid(LookupError):
    """The link in a letter was used, is too old, or never was one."""


def use_code(key: uuid.UUID, *, code: str, at: dt.datetime) -> tuple[User, SignInCode]:
    """Use up the code of a row and return whom it lets in, their account made if need be.

    Raises CodeNotValid. Two at once with one code: only one gets in. Count the try before.
    """
    row = SignInCode.objects.filter(pk=key).first()
    if row is None or not constant_time_compare(row.code_digest, code_digest(key, code)):
        raise CodeNotValid(_("That is not the code of our latest letter to you."))
    with transaction.atomic():
        if not _take(row, at=at):
            raise CodeNotValid(_("This code was used before or is too old. Ask for a new one."))
        return account_for(row.email, by=READER, at=at), row


def find_link(secret: str, *, at: dt.datetime) -> SignInCode:
    """Return the row of a link that is still good, and change nothing.

    Raises LetterLinkNotValid.
    """
    fresh = SignInCode.objects.filter(used_at=None, made_at__gt=at - GOOD_FOR)
    row = fresh.filter(link_digest=link_digest(secret)).first()
    if row is None:
        raise LetterLinkNotValid("This link was used before or is too old")
    return row


def use_letter_link(secret: str, *, at: dt.datetime) -> tuple[User, SignInCode]:
    """Use up a link and return whom it lets in. Raises LetterLinkNotValid."""
    row = find_link(secret, at=at)
    with transaction.atomic():
        if not _take(row, at=at):
            raise LetterLinkNotValid("This link was used before or is too old")
        return account_for(row.email, by=READER, at=at), row


def _take(row: SignInCode, *, at: dt.datetime) -> bool:
    fresh = SignInCode.objects.filter(pk=row.pk, used_at=None, made_at__gt=at - GOOD_FOR)
    return fresh.update(used_at=at) == 1

"""The account of whoever signs in, and the records of people that are theirs."""

from __future__ import annotations

import datetime as dt

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models.functions import Coalesce

from masthead.people import audit
from masthead.people.known import with_email
from masthead.people.models import Person, User
from masthead.people.records import root_of


def account_for(email: str, *, by: audit.Actor, at: dt.datetime) -> User:
    """Return the user of an address that was proved by a code or a link, made if there is none.

    Whoever left the staff is a reader again, without any role. Two at once get one user.
    """
    address = User.objects.normalize_email(email.strip())
    with transaction.atomic():
        user = User.objects.filter(email__iexact=address).first()
        if user is None:
            nothing = {"password": make_password(None)}
            user, is_new = User.objects.get_or_create(email=address, defaults=nothing)
            if is_new:
                audit.record("people.open_account", user, by=by, at=at)
        elif not user.is_active:
            user.is_active = True
            user.save(update_fields=["is_active"])
            audit.record("people.reopen_account", user, by=by, at=at)
    return user


def account_of(user: User) -> Person | None:
    """Return the kept record of whoever signed in, or None where the paper knows nobody.

    Without one of their own it is the latest record with their address, which the code in
    their letter-box proved to be theirs.
    """
    if user.person_id and user.person:
        return root_of(user.person)
    known = with_email(user.email).filter(erased_at=None).select_related("joined_into")
    latest = known.order_by("-pk").first()
    return root_of(latest) if latest else None


def every_record_of(user: User) -> list[int]:
    """Return the numbers of all records that whoever signed in may see as theirs.

    Their own with those joined to it, and each with their address. One query.
    """
    own = Person.objects.filter(pk=user.person_id or 0)
    mine = with_email(user.email).filter(erased_at=None) | own
    kept = mine.order_by().values(kept=Coalesce("joined_into", "pk"))
    found = Person.objects.filter(pk__in=kept).union(Person.objects.filter(joined_into__in=kept))
    return sorted(found.values_list("pk", flat=True))

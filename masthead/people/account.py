"""The account of whoever signs in, and the records of people that are theirs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce

from masthead.lib.plain import plain
from masthead.people import audit
from masthead.people.known import with_email
from masthead.people.models import People, Person, User
from masthead.people.records import records_of, root_of


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
    their letter-box proved to be theirs: never that of another account, nor one that is kept
    with another address.
    """
    if user.person_id and user.person:
        return root_of(user.person)
    known = _of_nobody_else(user).filter(_kept_alike(user)).select_related("joined_into")
    latest = known.order_by("-pk").first()
    return root_of(latest) if latest else None


def every_record_of(user: User) -> list[int]:
    """Return the numbers of all records that whoever signed in may see as theirs.

    Their own with those joined to it, and each with their address that isn't another account's.
    What that was joined to comes with it only where it is kept with the same address or none.
    One query.
    """
    own = Person.objects.filter(pk=user.person_id or 0)
    found = _of_nobody_else(user)
    kept = [
        one.order_by().values(kept=Coalesce("joined_into", "pk"))
        for one in (own, found.filter(_kept_alike(user)))
    ]
    whole = Q(pk__in=kept[0]) | Q(pk__in=kept[1])
    joined = Q(joined_into__in=kept[0]) | Q(joined_into__in=kept[1])
    all_of_them = Person.objects.filter(whole).union(
        Person.objects.filter(joined), found.order_by()
    )
    return sorted(all_of_them.values_list("pk", flat=True))


def own_records_of(user: User) -> list[int]:
    """Return the numbers of the records that whoever signed in may change, or have erased.

    Others that bear their address, as in a household, they only see.
    """
    told = Person.objects.filter(pk__in=every_record_of(user)).only("name", "joined_into")
    return own_among(told, account_of(user))


def own_among(told: Iterable[Person], person: Person | None) -> list[int]:
    """Return which records are somebody's own of those that they see: by the name or none.

    `person` is the kept record of them. What was joined goes by the name that is kept.
    """
    if person is None or person.erased_at:
        return []
    seen = {one.pk: one for one in told}
    names = ("", plain(person.name))
    alike = [
        one.pk
        for one in seen.values()
        if plain(seen.get(one.joined_into_id or one.pk, one).name) in names
    ]
    return sorted({*records_of(person), *alike})


def _of_nobody_else(user: User) -> People:
    """Return the records with somebody's address but for those of another account."""
    found = with_email(user.email).filter(erased_at=None)
    others = User.objects.exclude(pk=user.pk)
    kept = OuterRef("kept")
    return found.alias(kept=Coalesce("joined_into", "pk")).filter(
        ~Exists(others.filter(person=kept)), ~Exists(others.filter(person__joined_into=kept))
    )


def _kept_alike(user: User) -> Q:
    """Say of records with somebody's address that what is kept of each has it too, or none."""
    known = with_email(user.email).filter(joined_into=None).values("pk")
    return Q(joined_into=None) | Q(joined_into__email="") | Q(joined_into__in=known)

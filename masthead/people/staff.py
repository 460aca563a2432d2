"""Take somebody onto the staff, change their roles, or let them go."""

import datetime as dt
from collections.abc import Sequence

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from masthead.people import audit
from masthead.people.models import User
from masthead.people.roles import Role


class AddressNotUnderstood(ValueError):
    """What was given is not an email address."""


class LastAdministrator(ValueError):
    """Without this person nobody could manage the staff any more."""


def add_staff(email: str, *, role: Role, by: audit.Actor, at: dt.datetime) -> User:
    """Add somebody to the staff, or a role to somebody who is on it. Safe to run again.

    Raises AddressNotUnderstood.
    """
    email = email.strip()
    try:
        validate_email(email)
    except ValidationError as error:
        raise AddressNotUnderstood(f"“{email}” is not an email address") from error
    with transaction.atomic():
        user = User.objects.filter(email__iexact=email).first()
        if user is None:
            user = User(email=User.objects.normalize_email(email))
            user.set_unusable_password()
        user.is_active = True
        user.save()
        user.groups.add(Group.objects.get(name=role.name))
        audit.record("people.add_staff", user, by=by, at=at, details={"role": role.slug})
    return user


def set_roles(user: User, *, roles: Sequence[Role], by: audit.Actor, at: dt.datetime) -> None:
    """Give a member of staff exactly these roles; with none they are let go.

    Whoever is let go has no password any more, so that no session of theirs comes back to life
    with a later role. Raises LastAdministrator.
    """
    with transaction.atomic():
        user.groups.set(Group.objects.filter(name__in=[role.name for role in roles]))
        user.is_active = bool(roles)
        if not roles:
            user.set_unusable_password()
        user.save(update_fields=["is_active", "password"])
        if not User.objects.filter(groups__name="Administrator", is_active=True).exists():
            raise LastAdministrator("The paper needs one administrator at least")
        slugs = ", ".join(role.slug for role in roles)
        audit.record("people.set_roles", user, by=by, at=at, details={"roles": slugs})

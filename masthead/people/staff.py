"""Take somebody onto the staff, change their roles, or let them go."""

import datetime as dt
from collections.abc import Sequence

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from masthead.people import audit
from masthead.people.end_sessions import count_on
from masthead.people.granting import refuse_more_than_held, roles_of
from masthead.people.models import User
from masthead.people.roles import Role


class AddressNotUnderstood(ValueError):
    """What was given is not an email address."""


class LastAdministrator(ValueError):
    """Without this person nobody could manage the staff any more."""


def add_staff(email: str, *, role: Role, by: audit.Actor, at: dt.datetime) -> User:
    """Add somebody to the staff, or a role to somebody who is on it. Safe to run again.

    With a new role every session of theirs ends. Raises AddressNotUnderstood, and MayNotGrant
    when whoever acts lacks one of its permissions.
    """
    refuse_more_than_held(by, [role])
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
        if not user.groups.filter(name=role.name).exists():
            user.groups.add(Group.objects.get(name=role.name))
            count_on(user)
        audit.record("people.add_staff", user, by=by, at=at, details={"role": role.slug})
    return user


def set_roles(user: User, *, roles: Sequence[Role], by: audit.Actor, at: dt.datetime) -> None:
    """Give a member of staff exactly these roles; with none they are let go.

    Every session of theirs ends when the roles are others than before; whoever is let go has
    no password any more. Raises LastAdministrator, and MayNotGrant for a role beyond what
    whoever acts holds; one that they have already may stay, and any may be taken away.
    """
    before = roles_of(user)
    refuse_more_than_held(by, [role for role in roles if role not in before])
    with transaction.atomic():
        user.groups.set(Group.objects.filter(name__in=[role.name for role in roles]))
        user.is_active = bool(roles)
        if not roles:
            user.set_unusable_password()
        user.save(update_fields=["is_active", "password"])
        if set(before) != set(roles):
            count_on(user)
        if not User.objects.filter(groups__name="Administrator", is_active=True).exists():
            raise LastAdministrator("The paper needs one administrator at least")
        slugs = ", ".join(role.slug for role in roles)
        audit.record("people.set_roles", user, by=by, at=at, details={"roles": slugs})

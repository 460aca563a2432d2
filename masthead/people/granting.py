"""Nobody gives anybody a right that they don’t hold themselves."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from masthead.people.audit import Actor
from masthead.people.models import User
from masthead.people.roles import ROLES, Role


class MayNotGrant(ValueError):
    """Whoever acts lacks a right of the role, or of somebody whom they would get in for."""


def may_grant(by: Actor, role: Role) -> bool:
    """Say whether somebody may give a role: at the desk, who holds each of its permissions.

    The command may give any: whoever runs it looks after the server and has the database.
    """
    return by.user is None or by.user.has_perms(role.permissions)


def refuse_more_than_held(by: Actor, roles: Iterable[Role]) -> None:
    """Raise MayNotGrant, naming the roles, unless all of them may be given."""
    beyond = [role for role in roles if not may_grant(by, role)]
    if beyond:
        names = ", ".join(role.name for role in beyond)
        raise MayNotGrant(
            _(
                "You don’t hold the rights of {roles} yourself: whoever looks after the server "
                "gives them, with the command “masthead staff”"
            ).format(roles=names)
        )


def roles_of(user: User) -> list[Role]:
    """Return the roles of somebody, in the order of the table."""
    held = set(user.groups.values_list("name", flat=True))
    return [role for role in ROLES if role.name in held]

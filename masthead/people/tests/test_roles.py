"""Roles are groups made from one table."""

import pytest
from django.contrib.auth.models import Group

from masthead.people.roles import ROLES, sync

pytestmark = pytest.mark.django_db


def test_each_role_is_a_group_with_exactly_its_permissions() -> None:
    for role in ROLES:
        group = Group.objects.get(name=role.name)
        held = {f"{p.content_type.app_label}.{p.codename}" for p in group.permissions.all()}
        assert held == set(role.permissions), role.slug


def test_a_permission_given_by_hand_is_taken_back_when_the_table_is_applied() -> None:
    administrator = Group.objects.get(name="Administrator")
    reporter = Group.objects.get(name="Reporter")
    reporter.permissions.set(administrator.permissions.all())
    sync()
    sync()
    assert reporter.permissions.count() == len(
        next(r for r in ROLES if r.slug == "reporter").permissions
    )


def test_no_role_may_manage_users_through_the_cms() -> None:
    for group in Group.objects.all():
        codenames = set(group.permissions.values_list("codename", flat=True))
        assert not codenames & {"add_user", "change_user", "delete_user", "change_group"}

"""Staff are taken on, given roles and let go."""

import datetime as dt

import pytest

from masthead.people import audit, roles
from masthead.people.models import AuditRow, User
from masthead.people.staff import AddressNotUnderstood, LastAdministrator, add_staff, set_roles

NOON = dt.datetime(2026, 6, 13, 12, tzinfo=dt.UTC)
pytestmark = pytest.mark.django_db


def take_on(email: str, role: str) -> User:
    return add_staff(email, role=roles.find(role), by=audit.COMMAND, at=NOON)


def test_it_refuses_what_is_no_address() -> None:
    with pytest.raises(AddressNotUnderstood, match="“ada at desk” is not an email address"):
        take_on("ada at desk", "sub")
    assert not User.objects.exists()


def test_it_refuses_a_role_that_there_is_not_and_names_those_there_are() -> None:
    with pytest.raises(roles.NoSuchRole, match="reporter, desk-editor, sub"):
        roles.find("proprietor")


def test_it_refuses_to_let_the_last_administrator_go() -> None:
    ada = take_on("ada@example.org", "administrator")
    with pytest.raises(LastAdministrator):
        set_roles(ada, roles=[], by=audit.COMMAND, at=NOON)
    ada.refresh_from_db()
    assert ada.is_active
    assert ada.groups.count() == 1


def test_the_desk_opens_to_staff_and_to_nobody_else() -> None:
    ada = take_on("ada@example.org", "reporter")
    stranger = User.objects.create(email="stranger@example.org")
    assert User.objects.get(pk=ada.pk).is_staff
    assert not stranger.is_staff


def test_a_second_role_is_added_to_the_same_person_whatever_the_case_of_the_address() -> None:
    first = take_on("ada@example.org", "reporter")
    second = take_on("ADA@example.org", "sub")
    assert first == second
    assert {group.name for group in second.groups.all()} == {"Reporter", "Sub-editor"}


def test_whoever_is_let_go_can_neither_sign_in_nor_use_the_desk() -> None:
    take_on("ada@example.org", "administrator")
    bo = take_on("bo@example.org", "reporter")
    set_roles(bo, roles=[], by=audit.COMMAND, at=NOON)
    bo = User.objects.get(pk=bo.pk)
    assert not bo.is_active
    assert not bo.is_staff


def test_each_change_is_written_down_without_a_name() -> None:
    ada = take_on("ada@example.org", "reporter")
    row = AuditRow.objects.get(verb="people.add_staff")
    assert (row.subject_type, row.subject_id) == ("people.user", str(ada.pk))
    assert row.details == {"role": "reporter"}
    assert row.through == "command"


def test_nobody_is_made_a_superuser() -> None:
    assert not take_on("ada@example.org", "administrator").is_superuser

"""The staff's screens at the desk."""

import datetime as dt
import re

import pytest
from django.test import Client

from masthead.paper.found import found
from masthead.people import audit, roles
from masthead.people.models import AuditRow, User
from masthead.people.signin import make_link
from masthead.people.staff import add_staff, set_roles

NOON = dt.datetime(2026, 6, 13, 12, tzinfo=dt.UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def paper() -> None:
    found("The Weavers’ Post", society="The Society", practice=True, at=NOON)


def take_on(email: str, role: str) -> User:
    return add_staff(email, role=roles.find(role), by=audit.COMMAND, at=NOON)


@pytest.fixture
def ada() -> Client:
    client = Client()
    client.force_login(take_on("ada@post.example", "administrator"))
    return client


@pytest.mark.parametrize("address", ["", "add/", "1/"])
def test_nobody_but_an_administrator_sees_the_staff(address: str) -> None:
    client = Client()
    client.force_login(take_on("bo@post.example", "revise-sub"))
    assert client.get(f"/desk/staff/{address}").url == "/desk/"  # type: ignore[attr-defined]


def test_it_refuses_what_is_no_address_and_keeps_what_was_typed(ada: Client) -> None:
    answer = ada.post("/desk/staff/add/", {"email": "bo at desk", "roles": ["sub"]})
    assert answer.status_code == 422
    assert "bo at desk" in answer.content.decode()


def test_it_refuses_somebody_without_a_role(ada: Client) -> None:
    answer = ada.post("/desk/staff/add/", {"email": "bo@post.example"})
    assert "Choose one role at least." in answer.content.decode()
    assert not User.objects.filter(email="bo@post.example").exists()


def test_somebody_is_added_and_comes_in_once_by_the_link_that_is_shown(ada: Client) -> None:
    typed = {"email": "bo@post.example", "roles": ["reporter", "sub"], "first_name": "Bo"}
    page = ada.post("/desk/staff/add/", typed).content.decode()
    link = re.search(r"/desk/sign-in/[\w-]+/", page)
    assert link
    bo = Client()
    assert bo.post(link.group()).status_code == 302
    assert bo.get("/desk/").status_code == 200
    assert Client().get(link.group()).status_code == 403
    assert {group.name for group in User.objects.get(first_name="Bo").groups.all()} == {
        "Reporter",
        "Sub-editor",
    }


def test_a_used_link_says_so_in_the_paper_s_dress() -> None:
    answer = Client().get("/desk/sign-in/never-was-one/")
    assert answer.status_code == 403
    assert "A sign-in link works once, and for a day." in answer.content.decode()


def test_roles_are_changed(ada: Client) -> None:
    bo = take_on("bo@post.example", "reporter")
    ada.post(f"/desk/staff/{bo.pk}/", {"roles": ["revise-sub"], "last_name": "Reed"})
    bo.refresh_from_db()
    assert [group.name for group in bo.groups.all()] == ["Revise sub"]
    assert bo.last_name == "Reed"


def test_the_last_administrator_stays_one(ada: Client) -> None:
    me = User.objects.get(email="ada@post.example")
    answer = ada.post(f"/desk/staff/{me.pk}/", {"roles": ["reporter"]})
    assert "needs one administrator at least" in answer.content.decode()
    ada.post(f"/desk/staff/{me.pk}/let-go/")
    assert User.objects.get(pk=me.pk).is_active


def test_letting_somebody_go_ends_their_sessions_for_good(ada: Client) -> None:
    bo = take_on("bo@post.example", "reporter")
    theirs = Client()
    theirs.force_login(bo)
    assert theirs.get("/desk/").status_code == 200
    ada.post(f"/desk/staff/{bo.pk}/let-go/")
    assert theirs.get("/desk/").status_code == 302
    take_on("bo@post.example", "reporter")
    assert theirs.get("/desk/").status_code == 302


def test_a_link_made_before_they_were_let_go_opens_nothing() -> None:
    take_on("ada@post.example", "administrator")
    bo = take_on("bo@post.example", "reporter")
    now = dt.datetime.now(tz=dt.UTC)
    secret = make_link(bo, by=audit.COMMAND, at=now)
    set_roles(bo, roles=[], by=audit.COMMAND, at=now)
    assert Client().get(f"/desk/sign-in/{secret}/").status_code == 403


def test_a_get_changes_nothing(ada: Client) -> None:
    bo = take_on("bo@post.example", "reporter")
    for door in ("let-go", "link"):
        assert ada.get(f"/desk/staff/{bo.pk}/{door}/").status_code == 405


def test_roles_beyond_their_own_are_neither_offered_nor_taken(ada: Client) -> None:
    page = ada.get("/desk/staff/add/").content.decode()
    assert 'value="sub"' in page
    assert 'value="treasurer"' not in page
    typed = {"email": "bo@post.example", "roles": ["treasurer"]}
    assert ada.post("/desk/staff/add/", typed).status_code == 422
    assert not User.objects.filter(email="bo@post.example").exists()


def test_a_role_that_somebody_has_already_stays_when_others_are_changed(ada: Client) -> None:
    bo = take_on("bo@post.example", "treasurer")
    answer = ada.post(f"/desk/staff/{bo.pk}/", {"roles": ["treasurer", "sub"]})
    assert answer.status_code == 302
    assert {group.name for group in bo.groups.all()} == {"Treasurer", "Sub-editor"}


@pytest.mark.parametrize("door", ["link", "lost-factor"])
def test_nobody_gets_in_for_somebody_who_holds_more(ada: Client, door: str) -> None:
    bo = take_on("bo@post.example", "treasurer")
    answer = ada.post(f"/desk/staff/{bo.pk}/{door}/", follow=True)
    assert "You don’t hold the rights of Treasurer yourself" in answer.content.decode()
    assert not AuditRow.objects.filter(verb__in=["people.make_link", "people.drop_factors"])


@pytest.mark.parametrize("screen", ["users/", "users/add/", "groups/", "groups/new/"])
def test_the_cms_s_own_screens_of_users_and_groups_are_closed_to_everybody(screen: str) -> None:
    for role in roles.ROLES:
        client = Client()
        client.force_login(take_on(f"{role.slug}@post.example", role.slug))
        answer = client.get(f"/desk/{screen}")
        assert answer.status_code in {302, 403, 404}
        assert answer.headers.get("Location", "/desk/") == "/desk/"

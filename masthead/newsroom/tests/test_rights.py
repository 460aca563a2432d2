"""Each role at each of the desk's main addresses, against this table."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission

from masthead.newsroom import rights
from masthead.newsroom.models import SectionPage
from masthead.newsroom.tests import desk_cast
from masthead.people import roles
from masthead.people.models import User
from masthead.website.models import FrontPage
from tests.signed_in import sign_in

pytestmark = pytest.mark.django_db

EVERYBODY = {role.slug for role in roles.ROLES}
WRITERS = {"reporter", "desk-editor", "sub", "revise-sub", "administrator"}
EDITORS = {
    *("desk-editor", "sub", "revise-sub", "picture-editor", "readers-editor", "administrator"),
}
PUBLISHERS = {"revise-sub", "administrator"}
LISTERS = {"desk-editor", "sub", "revise-sub", "administrator"}
CORRECTORS = {"revise-sub", "readers-editor", "administrator"}
PINNERS = {"desk-editor", "revise-sub", "administrator"}
MONEY = {"fund-organiser", "treasurer", "administrator"}
ADMINISTRATOR = {"administrator"}
NOBODY: set[str] = set()

# {story} is a published one, {draft} somebody else's draft.
WHO_OPENS_WHAT = {
    "/desk/": EVERYBODY,
    "/desk/account/": EVERYBODY,
    "/desk/pages/add/newsroom/articlepage/{section}/": WRITERS,
    "/desk/pages/add/newsroom/sectionpage/{front}/": ADMINISTRATOR,
    "/desk/pages/add/website/standingpage/{front}/": ADMINISTRATOR,
    "/desk/pages/{front}/edit/": ADMINISTRATOR,
    "/desk/pages/{section}/edit/": EDITORS,
    "/desk/pages/{draft}/edit/": EDITORS,
    "/desk/pages/{story}/edit/": EDITORS,
    "/desk/pages/{draft}/history/": EDITORS,
    "/desk/stories/{story}/correct/": CORRECTORS,
    "/desk/stories/{story}/withdraw/": PUBLISHERS,
    "/desk/stories/{story}/move/": PUBLISHERS,
    "/desk/corrections/": CORRECTORS,
    "/desk/front/": PINNERS,
    "/desk/snippets/newsroom/author/": LISTERS,
    "/desk/snippets/newsroom/topic/add/": LISTERS,
    "/desk/images/": WRITERS | {"picture-editor"},
    "/desk/images/multiple/add/": WRITERS | {"picture-editor"},
    "/desk/images/{picture}/": {"picture-editor", "revise-sub", "administrator"},
    "/desk/staff/": ADMINISTRATOR,
    "/desk/staff/add/": ADMINISTRATOR,
    "/desk/paper/": ADMINISTRATOR,
    "/desk/gifts/record/": MONEY,
    "/desk/gifts/awaited/": MONEY,
    "/desk/batches/": MONEY,
    "/desk/batches/open/": MONEY,
    "/desk/batches/people/": MONEY,
    "/desk/users/": NOBODY,
    "/desk/groups/": NOBODY,
    "/desk/sites/": NOBODY,
    "/desk/collections/": NOBODY,
    "/desk/documents/": NOBODY,
    "/desk/workflows/list/": NOBODY,
}


@pytest.fixture
def places() -> dict[str, int]:
    desk_cast.a_paper()
    return {
        "front": FrontPage.objects.get().pk,
        "section": desk_cast.section().pk,
        "story": desk_cast.published().pk,
        "draft": desk_cast.draft("Mill to reopen").pk,
        "picture": desk_cast.picture(alt="A depot", credit="Post").pk,
    }


@pytest.mark.parametrize("role", sorted(EVERYBODY))
def test_a_role_opens_what_the_table_says_and_nothing_else(
    role: str, places: dict[str, int]
) -> None:
    client = Client()
    sign_in(client, desk_cast.staff(role))
    opened = {
        address
        for address in WHO_OPENS_WHAT
        if client.get(address.format(**places)).status_code == 200
    }
    assert opened == {address for address, who in WHO_OPENS_WHAT.items() if role in who}


def test_a_reader_without_a_role_opens_nothing(places: dict[str, int]) -> None:
    client = Client()
    sign_in(client, User.objects.create(email="reader@example.org"))
    for address in WHO_OPENS_WHAT:
        assert client.get(address.format(**places)).status_code in {302, 403}


def test_a_stranger_is_asked_to_sign_in(places: dict[str, int]) -> None:
    for address in WHO_OPENS_WHAT:
        answer = Client().get(address.format(**places))
        assert answer.headers["Location"].startswith(("/account/login/", "/desk/login/"))
    the_desk_s_own = Client().get("/desk/login/")
    assert the_desk_s_own.headers["Location"].startswith("/account/login/")


def test_a_reporter_edits_their_own_draft_and_publishes_nothing() -> None:
    desk_cast.a_paper()
    reporter = desk_cast.staff("reporter")
    story = desk_cast.draft(owner=reporter)
    client = Client()
    sign_in(client, reporter)
    page = client.get(reverse("wagtailadmin_pages:edit", args=[story.pk]))
    assert page.status_code == 200
    assert "action-publish" not in page.content.decode()


def test_a_new_section_has_the_same_rights_as_the_others() -> None:
    desk_cast.a_paper()
    garden = SectionPage(title="Garden", slug="garden")
    FrontPage.objects.get().add_child(instance=garden)
    client = Client()
    sign_in(client, desk_cast.staff("reporter"))
    address = reverse("wagtailadmin_pages:add", args=["newsroom", "articlepage", garden.pk])
    assert client.get(address).status_code == 200


def test_nobody_is_a_superuser_and_wagtail_s_own_groups_are_gone() -> None:
    desk_cast.a_paper()
    for role in roles.ROLES:
        desk_cast.staff(role.slug)
    assert not User.objects.filter(is_superuser=True).exists()
    assert set(Group.objects.values_list("name", flat=True)) == {role.name for role in roles.ROLES}


def test_what_a_group_was_given_by_hand_is_taken_back() -> None:
    desk_cast.a_paper()
    held = GroupPagePermission.objects.filter(group__name="Reporter").order_by("pk")
    before = list(held.values_list("page_id", "permission__codename"))
    publish = Permission.objects.get(codename="publish_page")
    reporters = Group.objects.get(name="Reporter")
    GroupPagePermission.objects.create(
        group=reporters, page=desk_cast.section(), permission=publish
    )
    rights.sync()
    assert list(held.values_list("page_id", "permission__codename")) == before

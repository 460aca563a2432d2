import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from wagtail import hooks
from wagtail.models import PageViewRestriction

from masthead.newsroom.models import ArticlePage, SectionPage
from masthead.newsroom.move import AlreadyThere, move
from masthead.newsroom.tests.desk_cast import MORNING, a_paper, section, staff
from masthead.newsroom.tests.page_cast import printed, written
from masthead.people import audit
from masthead.people.models import AuditRow
from tests.signed_in import sign_in

pytestmark = pytest.mark.django_db
ADDRESS = "/news/2026/11/24/trams-to-run-all-night/"


@pytest.fixture(autouse=True)
def _paper() -> None:
    a_paper()


@pytest.mark.parametrize(
    "address",
    [
        "/news/2026/11/25/trams-to-run-all-night/",
        "/world/2026/11/24/trams-to-run-all-night/",
        "/news/2026/13/45/trams-to-run-all-night/",
        "/news/2026/11/24/another/",
        "/news/26/11/24/trams-to-run-all-night/",
    ],
)
def test_any_other_address_is_not_found(client: Client, address: str) -> None:
    printed()
    assert client.get(address).status_code == 404


def test_a_draft_is_at_no_address(client: Client) -> None:
    written()
    assert client.get("/news/trams-to-run-all-night/").status_code == 404
    assert client.get(ADDRESS).status_code == 404


def test_a_story_is_at_its_dated_address(client: Client) -> None:
    story = printed()
    assert story.address == story.url == story.get_absolute_url() == ADDRESS
    assert client.get(ADDRESS).status_code == 200


def test_the_address_without_its_slash_leads_to_it(client: Client) -> None:
    printed()
    answer = client.get(ADDRESS.rstrip("/"))
    assert (answer.status_code, answer["Location"]) == (301, ADDRESS)


def test_the_tree_s_own_address_leads_to_the_dated_one(client: Client) -> None:
    printed()
    answer = client.get("/news/trams-to-run-all-night/")
    assert (answer.status_code, answer["Location"]) == (301, ADDRESS)


def test_a_slug_used_again_gets_the_next_number() -> None:
    stories = [printed(slug="trams"), written(slug="trams"), written("Third", slug="trams")]
    assert [story.slug for story in stories] == ["trams", "trams-2", "trams-3"]


def test_a_section_may_use_the_slug_of_another() -> None:
    assert [printed(slug="trams").slug, printed(slug="trams", on="World").slug] == ["trams"] * 2


def test_a_restricted_story_asks_for_the_sign_in(client: Client) -> None:
    story = printed()
    PageViewRestriction.objects.create(page=story, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(ADDRESS).status_code == 302
    assert "Trams" not in client.get("/").content.decode()
    sign_in(client, staff("reporter"))
    assert client.get(ADDRESS).status_code == 200


def test_a_restriction_on_the_section_holds_for_its_stories(client: Client) -> None:
    printed()
    PageViewRestriction.objects.create(page=section(), restriction_type=PageViewRestriction.LOGIN)
    assert client.get(ADDRESS).status_code == 302
    for address in ("/", "/feeds/rss.xml", "/search/?q=trams", "/corrections/"):
        assert "Trams to run" not in client.get(address).content.decode()


def test_the_hooks_of_serving_a_page_run(client: Client) -> None:
    served: list[str] = []

    def note(page: ArticlePage, *args: object) -> None:
        served.append(page.title)

    printed()
    with hooks.register_temporarily("before_serve_page", note):
        client.get(ADDRESS)
    assert served == ["Trams to run all night"]


def test_a_story_answers_no_post(client: Client) -> None:
    printed()
    assert client.post(ADDRESS).status_code == 405


def test_a_preview_shows_the_draft_to_who_may_edit_it(client: Client) -> None:
    story = written()
    sign_in(client, staff("desk-editor"))
    answer = client.get(f"/desk/pages/{story.pk}/view_draft/")
    assert answer.status_code == 200
    assert "Drivers voted to keep the trams" in answer.content.decode()


def test_moving_to_where_it_stands_is_refused() -> None:
    story = printed()
    with pytest.raises(AlreadyThere):
        move(story, to=section(), by=audit.COMMAND, at=MORNING)


def test_a_move_to_another_section_leaves_a_redirect(
    client: Client, django_capture_on_commit_callbacks: object
) -> None:
    moved = move(printed(), to=section("World"), by=audit.COMMAND, at=MORNING)
    assert moved.address == "/world/2026/11/24/trams-to-run-all-night/"
    answer = client.get(ADDRESS)
    assert (answer.status_code, answer["Location"]) == (301, moved.address)
    assert client.get(moved.address).status_code == 200
    assert list(ArticlePage.objects.in_section(section("World"))) == [moved]
    assert AuditRow.objects.filter(verb="newsroom.move").count() == 1


def test_a_move_by_wagtail_s_own_hand_keeps_the_lists_right(client: Client) -> None:
    story = printed()
    story.move(section("World"), pos="last-child")
    assert ArticlePage.objects.get(pk=story.pk).section == section("World")
    assert client.get(ADDRESS).status_code == 301


def test_moving_onto_a_taken_slug_gives_the_story_its_number() -> None:
    printed(on="World")
    moved = move(printed(), to=section("World"), by=audit.COMMAND, at=MORNING)
    assert moved.address == "/world/2026/11/24/trams-to-run-all-night-2/"


def test_a_new_story_does_not_take_the_address_that_one_left() -> None:
    move(printed(), to=section("World"), by=audit.COMMAND, at=MORNING)
    assert written().slug == "trams-to-run-all-night-2"


def test_a_section_that_is_renamed_leaves_redirects(client: Client) -> None:
    printed()
    shelf = SectionPage.objects.get(slug="news")
    shelf.slug = "home-news"
    shelf.save_revision().publish()
    story = ArticlePage.objects.get()
    assert story.address == "/home-news/2026/11/24/trams-to-run-all-night/"
    assert client.get(story.address).status_code == 200


def test_the_database_keeps_the_date_of_an_address() -> None:
    story = printed()
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        ArticlePage.objects.filter(pk=story.pk).update(published_on=dt.date(2026, 1, 1))


def test_the_database_refuses_to_delete_a_published_story() -> None:
    story = printed()
    with pytest.raises(IntegrityError, match="never deleted"), transaction.atomic():
        story.delete()


def test_a_draft_can_be_deleted() -> None:
    story = written()
    story.delete()
    assert not ArticlePage.objects.exists()

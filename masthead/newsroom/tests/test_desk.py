"""The desk as each role finds it: what is written, stopped, corrected, withdrawn, moved."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from masthead.newsroom.models import ArticlePage, Correction, Topic
from masthead.newsroom.tests import desk_cast
from masthead.people.models import AuditRow
from tests.signed_in import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def paper() -> None:
    desk_cast.a_paper()


def at_desk(role: str) -> Client:
    client = Client()
    sign_in(client, desk_cast.staff(role))
    return client


def typed(story: ArticlePage | None = None, **more: Any) -> dict[str, Any]:
    """Return what an editor's browser sends for a story."""
    body = {
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-type": "paragraph",
        "body-0-id": "",
        "body-0-value": '{"blocks": [{"key": "a", "text": "They voted.", "type": "unstyled", '
        '"depth": 0, "inlineStyleRanges": [], "entityRanges": []}], "entityMap": {}}',
    }
    rows = {f"{name}-{part}": "0" for name in ("bylines", "comments") for part in _MANAGED}
    return {
        "title": story.title if story else "Trams to run all night",
        "slug": story.slug if story else "trams",
        "kind": "news",
        **body,
        **rows,
        **more,
    }


_MANAGED = ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")


def begin(client: Client, **more: Any) -> Any:
    section = desk_cast.section()
    address = reverse("wagtailadmin_pages:add", args=["newsroom", "articlepage", section.pk])
    return client.post(address, typed(**more), follow=True)


def edit(client: Client, story: ArticlePage, **more: Any) -> Any:
    address = reverse("wagtailadmin_pages:edit", args=[story.pk])
    return client.post(address, typed(story, **more), follow=True)


def words(response: Any) -> str:
    return str(response.content.decode())


def test_a_story_is_written_and_published() -> None:
    begin(at_desk("revise-sub"), **{"action-publish": "1"})
    story = ArticlePage.objects.get()
    assert story.live
    assert story.body.raw_data[0]["value"].endswith("They voted.</p>")


def test_a_reporter_s_story_waits_for_somebody_who_may_publish() -> None:
    begin(at_desk("reporter"), **{"action-publish": "1"})
    assert not ArticlePage.objects.get().live


def test_an_embargo_stops_it_with_its_sentence_and_keeps_what_was_typed() -> None:
    until = (timezone.now() + dt.timedelta(days=1)).strftime("%Y-%m-%d %H:%M")
    answer = begin(
        at_desk("revise-sub"), embargo_until=until, kicker="Transport", **{"action-publish": "1"}
    )
    assert "The story is under embargo until" in words(answer)
    assert "Saved as a draft; not published." in words(answer)
    story = ArticlePage.objects.get()
    assert not story.live
    assert story.get_latest_revision_as_object().kicker == "Transport"


def test_a_picture_without_words_stops_a_change_to_a_published_story() -> None:
    story = desk_cast.published()
    picture = desk_cast.picture()
    answer = edit(
        at_desk("revise-sub"),
        story,
        picture=str(picture.pk),
        standfirst="Changed",
        **{"action-publish": "1"},
    )
    assert "The picture “Depot” has no alternative text." in words(answer)
    assert "The picture “Depot” has no credit." in words(answer)
    story.refresh_from_db()
    assert (story.live, story.standfirst) == (True, "")
    assert story.get_latest_revision_as_object().standfirst == "Changed"


def test_a_story_is_put_on_the_schedule() -> None:
    due = (timezone.now() + dt.timedelta(days=1)).strftime("%Y-%m-%d %H:%M")
    begin(at_desk("revise-sub"), go_live_at=due, **{"action-publish": "1"})
    story = ArticlePage.objects.get()
    assert (story.live, story.approved_schedule) == (False, True)


def test_the_preview_shows_the_story_in_the_paper_s_dress() -> None:
    client, story = at_desk("reporter"), desk_cast.draft()
    client = at_desk("sub")
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[story.pk])
    client.post(address, typed(story, standfirst="Seen in the preview"))
    assert "Seen in the preview" in words(client.get(address))


def test_there_is_no_button_to_delete_or_unpublish_a_published_story() -> None:
    story = desk_cast.published()
    page = words(at_desk("administrator").get(reverse("wagtailadmin_pages:edit", args=[story.pk])))
    assert reverse("wagtailadmin_pages:delete", args=[story.pk]) not in page
    assert reverse("wagtailadmin_pages:unpublish", args=[story.pk]) not in page
    assert reverse("withdraw_story", args=[story.pk]) in page
    assert reverse("correct_story", args=[story.pk]) in page


@pytest.mark.parametrize("door", ["delete", "unpublish"])
def test_the_address_behind_that_button_says_why_it_stays(door: str) -> None:
    story = desk_cast.published()
    address = reverse(f"wagtailadmin_pages:{door}", args=[story.pk])
    for role, ends in (("administrator", "Notice to readers"), ("reporter", "Live today")):
        answer = at_desk(role).post(address, follow=True)
        assert "A published story is never deleted or unpublished" in words(answer)
        assert ends in words(answer)
    assert ArticlePage.objects.get().live


@pytest.mark.parametrize("action", ["delete", "unpublish", "move"])
def test_not_many_at_once_either(action: str) -> None:
    story = desk_cast.published()
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    at_desk("administrator").post(f"{address}?id={story.pk}", {"chooser": "1"}, follow=True)
    assert ArticlePage.objects.live().get().get_parent().slug == "news"


def test_nor_are_many_published_at_once() -> None:
    story = desk_cast.draft()
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    answer = at_desk("administrator").post(f"{address}?id={story.pk}", follow=True)
    assert "one by one" in words(answer)
    assert not ArticlePage.objects.get().live


def test_a_section_with_published_stories_stays() -> None:
    desk_cast.published()
    section = desk_cast.section()
    client = at_desk("administrator")
    for door in ("delete", "unpublish"):
        address = reverse(f"wagtailadmin_pages:{door}", args=[section.pk])
        client.post(address, {"include_descendants": "on"}, follow=True)
        section.refresh_from_db()
        assert section.live


def test_a_draft_may_be_deleted() -> None:
    story = desk_cast.draft()
    address = reverse("wagtailadmin_pages:delete", args=[story.pk])
    at_desk("administrator").post(address)
    assert not ArticlePage.objects.exists()


def test_a_correction_without_what_is_right_is_refused_and_what_was_typed_stays() -> None:
    story = desk_cast.published()
    answer = at_desk("readers-editor").post(
        reverse("correct_story", args=[story.pk]), {"wrong": "We said 317."}
    )
    assert answer.status_code == 422
    assert "We said 317." in words(answer)
    assert not Correction.objects.exists()


def test_a_correction_is_made_and_shown_as_it_stands() -> None:
    story = desk_cast.published()
    client = at_desk("readers-editor")
    address = reverse("correct_story", args=[story.pk])
    client.post(
        address,
        {"wrong": "We said 317.", "right": "It was 371.", "told_on": "2026-11-23", "grave": "on"},
    )
    correction = Correction.objects.get()
    assert (correction.right, correction.is_grave) == ("It was 371.", True)
    assert correction.told_on == dt.date(2026, 11, 23)
    assert "We said 317." in words(client.get(address))
    assert "We said 317." in words(client.get(reverse("desk_corrections")))
    row = AuditRow.objects.get(verb="newsroom.correct")
    assert row.by == correction.by


def test_a_draft_can_t_be_corrected_or_withdrawn() -> None:
    story = desk_cast.draft()
    for name in ("correct_story", "withdraw_story"):
        assert at_desk("revise-sub").get(reverse(name, args=[story.pk])).status_code == 404


def test_a_withdrawal_needs_its_notice() -> None:
    story = desk_cast.published()
    answer = at_desk("revise-sub").post(
        reverse("withdraw_story", args=[story.pk]), {"notice": "  "}
    )
    assert answer.status_code == 422
    assert ArticlePage.objects.get().live


def test_a_story_is_withdrawn_with_its_notice() -> None:
    story = desk_cast.published()
    at_desk("revise-sub").post(
        reverse("withdraw_story", args=[story.pk]), {"notice": "It was not so."}
    )
    story = ArticlePage.objects.get()
    assert not story.live
    assert story.withdrawal.notice == "It was not so."


def test_moving_goes_by_the_paper_s_own_screen_and_leaves_the_old_address() -> None:
    story = desk_cast.published()
    old = story.address
    client = at_desk("revise-sub")
    world = desk_cast.section("World")
    wagtails = reverse("wagtailadmin_pages:move", args=[story.pk])
    assert client.get(wagtails).headers["Location"] == reverse("move_story", args=[story.pk])
    client.post(reverse("move_story", args=[story.pk]), {"to": world.pk})
    story = ArticlePage.objects.get()
    assert story.address == old.replace("/news/", "/world/")
    assert client.get(old).status_code == 301


def test_the_first_page_says_what_is_live_due_and_being_written() -> None:
    client = at_desk("revise-sub")
    desk_cast.draft("Mill to reopen")
    stopped = desk_cast.draft("Council to vote")
    stopped.embargo_until = timezone.now() + dt.timedelta(days=2)
    stopped.save_revision()
    begin(client, title="Trams today", **{"action-publish": "1"})
    page = words(client.get("/desk/"))
    for expected in ("The Weavers’ Post", "Trams today", "Mill to reopen", "under embargo until"):
        assert expected in page


def test_drafts_are_shown_to_those_alone_who_may_edit_them() -> None:
    desk_cast.draft("Not before Friday")
    for role in ("fund-organiser", "treasurer", "legal-reader", "reporter"):
        assert "Not before Friday" not in words(at_desk(role).get("/desk/"))


def test_authors_and_topics_are_lists() -> None:
    client = at_desk("sub")
    address = reverse("wagtailsnippets_newsroom_topic:add")
    client.post(address, {"name": "Transport", "slug": "transport", "about": ""})
    assert Topic.objects.get().name == "Transport"
    assert at_desk("reporter").get(address).status_code == 302


def test_the_desk_has_a_policy_of_its_own_and_a_preview_the_readers() -> None:
    client, story = at_desk("sub"), desk_cast.draft()
    desk = client.get("/desk/").headers["Content-Security-Policy"]
    assert "default-src 'none'" in desk
    assert "unsafe-eval" not in desk
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[story.pk])
    client.post(address, typed(story))
    preview = client.get(address).headers["Content-Security-Policy"]
    assert "script-src 'self';" in preview
    assert "frame-ancestors 'self'" in preview
    assert "unsafe-inline" not in preview


def test_what_is_due_is_on_the_first_page_with_what_would_stop_it() -> None:
    client = at_desk("revise-sub")
    due = (timezone.now() + dt.timedelta(days=1)).strftime("%Y-%m-%d %H:%M")
    begin(client, title="Bridge to open", go_live_at=due, **{"action-publish": "1"})
    story = ArticlePage.objects.get()
    page = words(client.get("/desk/"))
    assert page.index("Due") < page.index("Bridge to open")
    assert "Bridge to open" not in words(at_desk("treasurer").get("/desk/"))
    assert story.approved_schedule

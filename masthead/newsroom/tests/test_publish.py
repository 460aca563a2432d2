import datetime as dt
from collections.abc import Callable

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Page, Revision

from masthead.newsroom.blocks_publishing import PublishingBlocked, reasons
from masthead.newsroom.models import ArticlePage, Hold, SectionPage
from masthead.newsroom.models.kept import PublishedStaysUp
from masthead.newsroom.publish import publish
from masthead.newsroom.publish_due import publish_due
from masthead.newsroom.tests.desk_cast import MORNING, a_paper, section, staff
from masthead.newsroom.tests.page_cast import A_MINUTE, TEXT, picture, printed, written
from masthead.people import audit
from masthead.people.models import AuditRow
from tests.signed_in import sign_in

pytestmark = pytest.mark.django_db
TOMORROW = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def _paper() -> None:
    a_paper()


def by_the_verb(story: ArticlePage) -> None:
    publish(story, by=audit.COMMAND, at=timezone.now())


def by_the_revision(story: ArticlePage) -> None:
    story.get_latest_revision().publish()


def by_the_action(story: ArticlePage) -> None:
    PublishPageRevisionAction(story.get_latest_revision()).execute(skip_permission_checks=True)


def by_saving_it_live(story: ArticlePage) -> None:
    story.live = True
    story.save()


def by_saving_it_live_unchecked(story: ArticlePage) -> None:
    story.live = True
    story.save(clean=False)


def by_saving_that_field_alone(story: ArticlePage) -> None:
    story.live = True
    story.save(update_fields=["live"])


def by_adding_it_live(story: ArticlePage) -> None:
    copied = ArticlePage(
        title="Again",
        live=True,
        body=story.body,
        picture=story.picture,
        embargo_until=story.embargo_until,
    )
    section().add_child(instance=copied)


def by_copying_it_live(story: ArticlePage) -> None:
    ArticlePage.objects.filter(pk=story.pk).update(live=True)
    story.refresh_from_db()
    story.copy(update_attrs={"slug": "copied", "title": "Copied"}, keep_live=True)


DOORS: list[Callable[[ArticlePage], None]] = [
    by_the_verb,
    by_the_revision,
    by_the_action,
    by_saving_it_live,
    by_saving_it_live_unchecked,
    by_saving_that_field_alone,
    by_adding_it_live,
    by_copying_it_live,
]


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
def test_an_embargo_that_is_not_over_stops_every_way(door: Callable[[ArticlePage], None]) -> None:
    story = written(embargo_until=timezone.now() + TOMORROW)
    with pytest.raises(PublishingBlocked, match="under embargo until"):
        door(story)


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
def test_a_picture_without_alternative_text_stops_every_way(
    door: Callable[[ArticlePage], None],
) -> None:
    story = written(picture=picture(credit="Drawing: the paper"))
    with pytest.raises(PublishingBlocked, match="no alternative text"):
        door(story)


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
def test_a_picture_in_the_text_without_credit_stops_every_way(
    door: Callable[[ArticlePage], None],
) -> None:
    inside = picture(alt="The depot")
    body = [*TEXT, ("picture", {"picture": inside, "caption": "", "credit": ""})]
    story = written(body=body)
    with pytest.raises(PublishingBlocked, match="no credit"):
        door(story)


def test_the_desk_s_button_does_not_publish_under_embargo(client: Client) -> None:
    sign_in(client, staff("revise-sub"))
    story = written(embargo_until=timezone.now() + TOMORROW)
    client.raise_request_exception = False
    data = {"action-publish": "1", "title": story.title, "slug": story.slug}
    client.post(reverse("wagtailadmin_pages:edit", args=[story.pk]), data)
    assert not ArticlePage.objects.get(pk=story.pk).live


def test_each_reason_has_its_own_sentence() -> None:
    story = written(picture=picture(), embargo_until=MORNING + A_MINUTE)
    assert reasons(story, MORNING) == [
        "The story is under embargo until Tuesday 24 November 2026, 06:31.",
        "The picture “Depot” has no alternative text.",
        "The picture “Depot” has no credit.",
    ]


def test_what_is_refused_leaves_the_story_a_draft() -> None:
    story = written(picture=picture())
    with pytest.raises(PublishingBlocked):
        by_the_verb(story)
    kept = ArticlePage.objects.get(pk=story.pk)
    assert (kept.live, kept.published_on, kept.first_published_at) == (False, None, None)


def test_an_update_to_a_published_story_is_held_to_the_same_rules() -> None:
    story = printed()
    story.picture = picture()
    with pytest.raises(PublishingBlocked):
        story.save_revision().publish()


def test_a_published_story_is_not_taken_down_without_a_withdrawal() -> None:
    story = printed()
    with pytest.raises(PublishedStaysUp, match="withdraw it"):
        story.unpublish()
    assert ArticlePage.objects.get(pk=story.pk).live


def test_a_decorative_picture_needs_no_alternative_text() -> None:
    story = printed(picture=picture(is_decorative=True, credit="Drawing: the paper"))
    assert story.live


def test_a_credit_on_the_story_stands_in_for_the_picture_s() -> None:
    value = {"picture": picture(alt="The depot"), "caption": "", "credit": "Drawing: Ada"}
    assert printed(body=[*TEXT, ("picture", value)]).live


def test_an_embargo_that_is_over_stops_nothing() -> None:
    assert printed(embargo_until=MORNING - A_MINUTE).live


def test_it_dates_the_story_in_the_paper_s_own_zone() -> None:
    late = dt.datetime(2026, 6, 30, 23, 0, tzinfo=dt.UTC)
    story = printed(at=late)
    assert (story.published_on, story.published_at) == (dt.date(2026, 7, 1), late)
    assert story.address == "/news/2026/07/01/trams-to-run-all-night/"


def test_it_leaves_one_audit_row_that_names_who_did_it() -> None:
    editor = staff("revise-sub")
    story = written()
    publish(story, by=audit.at_desk(editor), at=MORNING)
    row = AuditRow.objects.get(verb="newsroom.publish")
    assert (row.subject_id, row.by, row.through) == (str(story.pk), editor, "desk")


@pytest.mark.parametrize("door", [by_the_revision, by_saving_it_live, by_saving_that_field_alone])
def test_a_story_is_dated_whichever_way_it_goes_out(door: Callable[[ArticlePage], None]) -> None:
    story = written()
    door(story)
    assert list(ArticlePage.objects.printed()) == [story]
    assert ArticlePage.objects.get(pk=story.pk).address.endswith("/trams-to-run-all-night/")


def test_publishing_again_keeps_the_date() -> None:
    story = printed()
    story.title = "Trams to run"
    again = publish(story, by=audit.COMMAND, at=MORNING + TOMORROW)
    assert (again.title, again.published_on) == ("Trams to run", dt.date(2026, 11, 24))


def schedule(story: ArticlePage, *, at: dt.datetime) -> Revision:
    publish(story, by=audit.COMMAND, at=at - TOMORROW, go_live_at=at)
    return Revision.objects.get(approved_go_live_at__isnull=False)


def test_a_scheduled_story_goes_out_when_it_is_due() -> None:
    story = written()
    soon = timezone.now() + A_MINUTE
    schedule(story, at=soon)
    assert publish_due(at=soon - A_MINUTE * 2).published == []
    Revision.objects.update(approved_go_live_at=timezone.now() - A_MINUTE)
    content = story.get_latest_revision()
    content.content["go_live_at"] = None
    content.save()
    assert publish_due(at=timezone.now()).published == [story.pk]
    row = AuditRow.objects.get(verb="newsroom.publish")
    assert row.through == "clock"


def held_story() -> ArticlePage:
    story = written(embargo_until=timezone.now() + TOMORROW)
    revision = story.get_latest_revision()
    revision.approved_go_live_at = timezone.now() - A_MINUTE
    revision.save()
    return story


def test_the_scheduler_holds_a_story_under_embargo_and_says_why() -> None:
    story = held_story()
    other = written("Bells to ring")
    due = other.get_latest_revision()
    due.approved_go_live_at = timezone.now() - A_MINUTE
    due.save()
    done = publish_due(at=timezone.now())
    assert (done.published, done.held) == ([other.pk], [story.pk])
    assert "under embargo until" in Hold.objects.get(article=story).reasons
    assert not ArticlePage.objects.get(pk=story.pk).live


def test_a_hold_is_written_down_once_and_ends_when_nothing_stops_the_story() -> None:
    story = held_story()
    call_command("publish_scheduled")
    call_command("publish_scheduled")
    assert Hold.objects.filter(article=story).count() == 1
    revision = story.get_latest_revision()
    revision.content["embargo_until"] = None
    revision.save()
    call_command("publish_scheduled")
    assert ArticlePage.objects.get(pk=story.pk).live


@pytest.mark.parametrize("slug", ["give", "search", "desk", "corrections", "2026", "Feeds"])
def test_a_section_can_t_take_an_address_of_the_paper_s_own(slug: str) -> None:
    front = Page.objects.get(depth=2)
    with pytest.raises(Exception, match="an address of the paper’s own"):
        front.add_child(instance=SectionPage(title="X", slug=slug))

"""The front page is pinned."""

from typing import Any

import pytest
from django.test import Client

from masthead.newsroom.models import ArticlePage
from masthead.newsroom.tests import desk_cast
from masthead.people import audit
from masthead.people.models import AuditRow
from masthead.website.models import FrontPage
from masthead.website.pin_front import PinnedTwice, PinNotPublished, pin_front
from tests.signed_in import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def paper() -> None:
    desk_cast.a_paper()


def pin(*stories: ArticlePage) -> FrontPage:
    return pin_front(stories, by=audit.COMMAND, at=desk_cast.MORNING)


def pinned() -> list[str]:
    return [each.story.title for each in FrontPage.objects.get().pins.all()]


def test_it_refuses_a_draft() -> None:
    with pytest.raises(PinNotPublished, match="“Mill to reopen” isn’t published"):
        pin(desk_cast.published(), desk_cast.draft("Mill to reopen"))
    assert pinned() == []


def test_it_refuses_a_story_twice() -> None:
    story = desk_cast.published()
    with pytest.raises(PinnedTwice):
        pin(story, story)


def test_the_first_leads_and_another_order_takes_its_place() -> None:
    one, two = desk_cast.published("One"), desk_cast.published("Two")
    pin(one, two)
    pin(two, one)
    assert pinned() == ["Two", "One"]
    assert FrontPage.objects.get().get_latest_revision_as_object().pins.first().story == two
    assert AuditRow.objects.filter(verb="website.pin_front").count() == 2


def test_nothing_pinned_lets_the_newest_lead() -> None:
    pin(desk_cast.published("One"))
    pin()
    assert pinned() == []


def send(stories: list[ArticlePage], role: str = "desk-editor") -> Any:
    client = Client()
    sign_in(client, desk_cast.staff(role))
    managed = {"TOTAL_FORMS": len(stories), "INITIAL_FORMS": 0}
    typed = {f"pins-{name}": str(count) for name, count in managed.items()}
    typed |= {"pins-MIN_NUM_FORMS": "0", "pins-MAX_NUM_FORMS": "1000"}
    for place, story in enumerate(stories):
        typed |= {f"pins-{place}-story": str(story.pk), f"pins-{place}-ORDER": str(place + 1)}
    return client.post("/desk/front/", typed, follow=True)


def test_an_editor_pins_at_the_desk() -> None:
    one, two = desk_cast.published("One"), desk_cast.published("Two")
    assert "The front page is set." in send([two, one]).content.decode()
    assert pinned() == ["Two", "One"]


def test_a_refusal_is_said_there() -> None:
    answer = send([desk_cast.draft("Mill to reopen")])
    assert "isn’t published" in answer.content.decode()
    assert answer.status_code == 422


def test_a_reporter_pins_nothing() -> None:
    send([desk_cast.published()], role="reporter")
    assert pinned() == []

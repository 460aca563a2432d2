"""The column at the desk: looked at, printed as a draft or at once, and kept."""

from __future__ import annotations

import html
import re

import pytest
from django.test import Client
from django.utils import timezone

from masthead.newsroom.models import ArticlePage
from masthead.newsroom.tests.desk_cast import section, staff
from masthead.newsroom.withdraw import withdraw
from masthead.people import audit
from masthead.thanks.models import Column
from masthead.thanks.tests import cast
from masthead.thanks.tests.cast import NOON
from tests.signed_in import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("paper")]
LIST, NEW = "/desk/fund/thanks/", "/desk/fund/thanks/new/"


@pytest.fixture
def paper(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    cast.the_paper()


def signed_in(role: str) -> Client:
    client = Client()
    sign_in(client, staff(role))
    return client


@pytest.fixture
def organiser() -> Client:
    return signed_in("fund-organiser")


def seen_by(client: Client) -> str:
    found = re.search(r'name="seen" value="(\w+)"', client.get(NEW).content.decode())
    assert found
    return found.group(1)


def typed(client: Client, **changed: str) -> dict[str, str]:
    return {
        "since": "2026-06-01",
        "through": "2026-06-13",
        "headline": "Thank you all",
        "section": str(section("News").pk),
        "before": "Good “morning” & thanks.",
        "after": "",
        "seen": seen_by(client),
        "do": "draft",
    } | changed


def sent(client: Client, **changed: str) -> tuple[int, str]:
    answer = client.post(NEW, typed(client, **changed), follow=True)
    return answer.status_code, html.unescape(answer.content.decode())


@pytest.mark.parametrize("address", [LIST, NEW])
def test_it_refuses_those_without_the_right(address: str) -> None:
    assert signed_in("reporter").get(address).status_code == 302


@pytest.mark.parametrize("role", ["fund-organiser", "treasurer", "administrator"])
def test_those_who_look_after_the_money_see_it(role: str) -> None:
    client = signed_in(role)
    assert [client.get(address).status_code for address in (LIST, NEW)] == [200, 200]


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"since": "2026-02-30"}, "From: Type the day as year-month-day"),
        ({"since": "2026-06-14"}, "From: The first day comes after the last"),
        ({"since": "2020-01-01"}, "From: A column is of one year at most"),
        ({"through": "2026-06-14"}, "To: That day is still to come"),
        ({"headline": ""}, "Headline: Type a headline"),
        ({"seen": "something else"}, "Something changed since you looked"),
    ],
)
def test_it_refuses_in_one_sentence_and_keeps_what_was_typed(
    organiser: Client, changed: dict[str, str], sentence: str
) -> None:
    cast.gifts_of_two_days()
    status, page = sent(organiser, **changed)
    assert status == 422
    assert sentence in page
    assert "Good “morning” & thanks.</textarea>" in page
    assert not Column.objects.exists()


def test_it_says_when_everybody_was_thanked(organiser: Client) -> None:
    page = html.unescape(organiser.get(NEW).content.decode())
    assert "Every gift of these days has been thanked for" in page
    assert 'value="draft"' not in page


def test_it_shows_the_column_with_the_organiser_s_words_before_anything_is_printed(
    organiser: Client,
) -> None:
    cast.gifts_of_two_days()
    answer = organiser.post(NEW, typed(organiser, do="look"))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "<p>Good “morning” &amp; thanks.</p>" in page
    assert "<li>Jo Harker &amp; Son, £50</li>" in page
    assert "<h3>Saturday 13 June</h3>" in page
    assert "£87.50 from 5 gifts" in page
    assert not Column.objects.exists()


def test_an_organiser_makes_a_draft_and_an_editor_publishes_it(organiser: Client) -> None:
    cast.gifts_of_two_days()
    assert 'value="publish"' not in organiser.get(NEW).content.decode()
    status, page = sent(organiser, do="publish")
    assert status == 200
    assert "The column is a draft now." in page
    assert "Draft: an editor publishes it" in page
    assert "Edit the story" not in page
    assert not ArticlePage.objects.get().live


def test_who_may_publish_does_so_at_once(client: Client) -> None:
    cast.gifts_of_two_days()
    administrator = signed_in("administrator")
    status, page = sent(administrator, do="publish")
    assert (status, "The column is published." in page) == (200, True)
    read = client.get(ArticlePage.objects.printed().get().url)
    assert "Jo Harker &amp; Son, £50" in read.content.decode()


def test_sent_twice_it_is_printed_once(organiser: Client) -> None:
    cast.gifts_of_two_days()
    words = typed(organiser)
    assert [organiser.post(NEW, words).status_code for _ in range(2)] == [302, 422]
    assert Column.objects.count() == 1


def test_the_text_for_print_is_a_file(organiser: Client) -> None:
    cast.gifts_of_two_days()
    column = cast.print_it(before="Good morning.")
    answer = organiser.get(f"{LIST}{column.pk}/text/")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert 'filename="thanks-2026-06-13.txt"' in answer["Content-Disposition"]
    assert answer.content.decode().startswith("Thank you\n\nGood morning.\n\nFriday 12 June\n")


def test_a_withdrawn_story_s_column_stays_frozen_and_the_list_says_so(organiser: Client) -> None:
    cast.gifts_of_two_days()
    column = cast.print_it(live=True)
    withdraw(column.story, notice="A wrong name.", by=audit.COMMAND, at=NOON)
    for address in (LIST, f"{LIST}{column.pk}/"):
        assert "Withdrawn; the column stays frozen" in organiser.get(address).content.decode()


def test_its_draft_is_not_deleted() -> None:
    cast.gifts_of_two_days()
    story = cast.print_it().story
    answer = signed_in("administrator").post(f"/desk/pages/{story.pk}/delete/", follow=True)
    assert "holds a thank-you column and stays" in html.unescape(answer.content.decode())
    assert ArticlePage.objects.filter(pk=story.pk).exists()

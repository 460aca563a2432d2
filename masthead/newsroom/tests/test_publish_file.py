"""From a file in the newsroom's folder to the page."""

import datetime as dt
import time
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from masthead.newsroom import find_section
from masthead.newsroom.blocks_publishing import PublishingBlocked
from masthead.newsroom.manuscripts import refusals
from masthead.newsroom.models import ArticlePage, Author, Topic
from masthead.newsroom.publish_due import publish_due
from masthead.newsroom.publish_file import (
    EmbargoNotUnderstood,
    FromFile,
    NoSuchKind,
    NotAsAStoryIs,
    PublishedBefore,
    publish_file,
)
from masthead.newsroom.tests import desk_cast, documents
from masthead.paper.models import Paper
from masthead.people import audit
from masthead.people.models import AuditRow

pytestmark = pytest.mark.django_db
FOLDER = Path(__file__).parent / "manuscripts"
TRAMS, WARD_NINE = FOLDER / "night-trams.txt", FOLDER / "ward-nine.md"
MORNING = desk_cast.MORNING


@pytest.fixture(autouse=True)
def paper() -> Paper:
    return desk_cast.a_paper()


def put_out(path: Path, section: str = "", at: dt.datetime | None = None) -> FromFile:
    return publish_file(path, section=section, goes_live_at=at, by=audit.COMMAND, at=MORNING)


def a_file(folder: Path, text: str) -> Path:
    path = folder / "story.md"
    path.write_text(text)
    return path


def nothing_is_kept() -> bool:
    return (
        not ArticlePage.objects.exists()
        and not AuditRow.objects.filter(verb__startswith="newsroom.").exists()
    )


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Wrold", "no section “Wrold”; did you mean “World”?"),
        ("sports", "did you mean “Sport”?"),
        ("Gardening", "the sections are: News, World, Sport"),
    ],
)
def test_it_refuses_an_unknown_section_with_the_nearest_names(name: str, said: str) -> None:
    with pytest.raises(find_section.NoSuchSection) as refused:
        put_out(TRAMS, name)
    assert said in str(refused.value)
    assert nothing_is_kept()


def test_it_refuses_where_no_section_is_named() -> None:
    with pytest.raises(find_section.NoSectionNamed, match="News, World, Sport"):
        put_out(TRAMS)


def test_it_refuses_a_file_that_is_no_story_and_keeps_nothing(tmp_path: Path) -> None:
    with pytest.raises(refusals.NoHeadline):
        put_out(a_file(tmp_path, "Text without a headline."), "News")
    assert nothing_is_kept()


def test_it_refuses_an_unknown_kind_of_story(tmp_path: Path) -> None:
    with pytest.raises(NoSuchKind, match="did you mean review"):
        put_out(a_file(tmp_path, "---\ntitle: H\nkind: reveiw\n---\nText."), "News")
    assert nothing_is_kept()


def test_it_refuses_what_the_page_has_no_room_for(tmp_path: Path) -> None:
    with pytest.raises(NotAsAStoryIs, match="kicker"):
        put_out(a_file(tmp_path, f"---\ntitle: H\nkicker: {'k' * 100}\n---\nText."), "News")
    assert nothing_is_kept()


def test_it_refuses_the_same_text_twice_on_a_day() -> None:
    first = put_out(TRAMS, "News")
    with pytest.raises(PublishedBefore, match=first.address):
        put_out(TRAMS, "News")
    assert ArticlePage.objects.count() == 1


def test_it_refuses_the_same_text_while_it_waits() -> None:
    put_out(TRAMS, "News", MORNING + dt.timedelta(days=1))
    with pytest.raises(PublishedBefore):
        put_out(TRAMS, "News")


def test_another_text_under_the_same_headline_gets_a_number(tmp_path: Path) -> None:
    put_out(a_file(tmp_path, "# Weather\n\nRain."), "News")
    second = put_out(a_file(tmp_path, "# Weather\n\nSun."), "News")
    assert second.address == "/news/2026/11/24/weather-2/"


def test_a_full_length_text_is_on_the_page_as_it_was_typed(client: Client) -> None:
    done = put_out(TRAMS, "News")
    assert done.address == ("/news/2026/11/24/tram-drivers-vote-to-keep-the-night-service-running/")
    html = client.get(done.address).content.decode()
    for paragraph in TRAMS.read_text().strip().split("\n\n")[2:]:
        assert f"<p>{paragraph}</p>" in html
    assert '<span class="opening">Tram drivers</span> at MCKENZIE STREET voted' in html


def test_markdown_says_where_it_goes_and_who_wrote_it(client: Client) -> None:
    Author.objects.create(name="Ines Okonjo-Varga", slug="ines-okonjo-varga")
    done = put_out(WARD_NINE)
    story = done.story
    assert (story.section.title, story.kicker) == ("News", "Health")  # type: ignore[union-attr]
    assert story.words_of_byline == "Ines Okonjo-Varga"
    assert {topic.name for topic in story.topics.all()} == {
        "Health",
        "Calderbrook Infirmary",
        "Work",
    }
    html = client.get(done.address).content.decode()
    assert "<b>“proud of every member of the team”</b>" in html
    assert "<li>new signs at the main entrance, at £94,500</li>" in html


def test_signers_whom_the_paper_does_not_know_are_named_all_the_same(tmp_path: Path) -> None:
    Author.objects.create(name="Jo Harker", slug="jo-harker")
    story = put_out(
        a_file(tmp_path, "---\ntitle: H\nauthors: [jo harker, Sam Reed, Al Dunn]\n---\nText."),
        "News",
    ).story
    assert [byline.author.name for byline in story.bylines.all()] == ["Jo Harker"]
    assert story.byline_free == "Sam Reed and Al Dunn"


def test_a_known_topic_is_not_made_twice(tmp_path: Path) -> None:
    Topic.objects.create(name="Health", slug="nhs")
    put_out(a_file(tmp_path, "---\ntitle: H\ntags: health\n---\nText."), "News")
    assert Topic.objects.get().slug == "nhs"


def test_a_word_document_is_on_the_page(tmp_path: Path, client: Client) -> None:
    done = put_out(documents.styled(tmp_path / "van.docx"), "World")
    html = client.get(done.address).content.decode()
    assert documents.STANDFIRST in html
    assert '<span class="opening">The library van</span> that served WHARROWDALE' in html
    assert "It is <i>electric</i>." in html


def test_the_option_goes_before_the_front_matter_and_that_before_the_setting(
    paper: Paper, tmp_path: Path
) -> None:
    Paper.objects.update(default_section="sport")
    assert put_out(TRAMS).address.startswith("/sport/")
    assert put_out(WARD_NINE).address.startswith("/news/")
    path = a_file(tmp_path, "---\ntitle: H\nsection: News\n---\nText.")
    assert put_out(path, "world").address.startswith("/world/")


def test_a_moment_to_come_puts_it_on_the_schedule(client: Client) -> None:
    now = timezone.now()
    soon = now + dt.timedelta(seconds=1)
    done = publish_file(TRAMS, section="News", goes_live_at=soon, by=audit.COMMAND, at=now)
    assert not done.story.live
    assert client.get(done.address).status_code == 404
    time.sleep(1.1)
    publish_due(at=timezone.now())
    assert client.get(done.address).status_code == 200


def test_a_moment_that_has_passed_is_its_first_publication() -> None:
    done = put_out(TRAMS, "News", MORNING - dt.timedelta(days=2))
    assert done.address.startswith("/news/2026/11/22/")
    assert done.story.live


def test_it_leaves_a_row_for_the_file_and_one_for_the_publication() -> None:
    put_out(TRAMS, "News")
    rows = AuditRow.objects.filter(verb__startswith="newsroom.").order_by("pk")
    assert [row.verb for row in rows] == ["newsroom.take_in", "newsroom.publish"]


def test_a_headline_without_latin_letters_has_an_address(tmp_path: Path) -> None:
    done = put_out(a_file(tmp_path, "# 天気\n\nRain."), "News")
    assert done.address == "/news/2026/11/24/story/"


def test_a_long_headline_gives_an_address_of_whole_words(tmp_path: Path) -> None:
    done = put_out(a_file(tmp_path, f"# {'tram ' * 30}\n\nText."), "News")
    assert done.story.slug == "-".join(["tram"] * 16)


EMBARGOED = """---
headline: A secret
section: News
embargo: {until}
foo: 1
---

A tram stopped.
"""


def embargoed(folder: Path, until: str) -> Path:
    path = folder / "secret.md"
    path.write_text(EMBARGOED.format(until=until))
    return path


def test_an_embargo_in_the_front_matter_stops_the_file_too(tmp_path: Path) -> None:
    later = (MORNING + dt.timedelta(days=30)).date().isoformat()
    with pytest.raises(PublishingBlocked, match="embargo"):
        put_out(embargoed(tmp_path, later))
    with pytest.raises(EmbargoNotUnderstood, match="“next week” is no moment"):
        put_out(embargoed(tmp_path, "next week"))
    assert not ArticlePage.objects.filter(title="A secret").exists()


def test_one_that_is_over_goes_out_and_says_what_was_not_understood(tmp_path: Path) -> None:
    done = put_out(embargoed(tmp_path, "2020-01-01T06:00"))
    assert done.story.live
    assert done.story.embargo_until == dt.datetime(2020, 1, 1, 6, tzinfo=dt.UTC)
    assert done.left_out == ("“foo” of the front matter",)

"""The sample paper's stories: written from their files, illustrated, published, corrected."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import frontmatter
import yaml
from django.core.files.base import ContentFile
from django.utils.text import slugify

from masthead.newsroom.correct import correct
from masthead.newsroom.cuts import cut_all
from masthead.newsroom.manuscripts.markdown import read_markdown
from masthead.newsroom.models import ArticlePage, Author, Byline, Picture, SectionPage, Topic
from masthead.newsroom.publish import publish
from masthead.newsroom.typeset import typeset
from masthead.paper.models import Paper
from masthead.people import audit
from masthead.sample.pictures import draw
from masthead.website.models import FrontPage, Pin

HERE = Path(__file__).parent
# A picture inside the text: ![alternative text](name "caption | credit")
PICTURE = re.compile(
    r'^!\[(?P<alt>.*)\]\((?P<name>\S+) "(?P<caption>.*) \| (?P<credit>.*)"\)$', re.MULTILINE
)
# What a story file says: its front matter by key, and its `text`.
Story = dict[str, Any]


def print_stories(paper: Paper, *, at: dt.datetime) -> None:
    """Publish every story on its day, the oldest first, and pin the front page."""
    _add_authors()
    stories = [_read(path) for path in sorted(HERE.glob("stories/*.md"))]
    stories.sort(key=lambda story: _moment(story, paper=paper, at=at))
    published = {
        story["headline"]: _print(story, moment=_moment(story, paper=paper, at=at))
        for story in stories
    }
    _cut_for_the_front([story for story in stories if "pinned" in story], published)
    _pin(
        [(story["pinned"], published[story["headline"]]) for story in stories if "pinned" in story]
    )


def _read(path: Path) -> Story:
    post = frontmatter.load(str(path))
    return {**post.metadata, "text": post.content}


def _cut_for_the_front(stories: list[Story], published: dict[str, ArticlePage]) -> None:
    """Cut the pictures that the first reader sees; the task worker cuts the rest."""
    for story in stories:
        if picture := published[story["headline"]].picture:
            cut_all(picture)


def _add_authors() -> None:
    for author in yaml.safe_load((HERE / "authors.yaml").read_text(encoding="utf-8")):
        Author.objects.create(
            name=author["name"],
            slug=author["slug"],
            title=author["role"],
            about=author["biography"],
        )


def _moment(story: Story, *, paper: Paper, at: dt.datetime) -> dt.datetime:
    """Return when a story came out; one of today whose hour has not come, came out just now."""
    day = paper.today(at) - dt.timedelta(days=int(story["days_ago"]))
    hour = dt.time.fromisoformat(story["time"])
    return min(dt.datetime.combine(day, hour, tzinfo=ZoneInfo(paper.time_zone)), at)


def _print(story: Story, *, moment: dt.datetime) -> ArticlePage:
    section = SectionPage.objects.get(title=story["section"])
    article = section.add_child(instance=_written(story))
    article.bylines = [
        Byline(author=Author.objects.get(name=signed["name"]), role=signed.get("role") or "")
        for signed in story.get("bylines") or []
    ]
    article.topics = [_topic(name) for name in story.get("topics") or []]
    article.save()
    article = publish(article, by=audit.COMMAND, at=moment)
    for correction in story.get("corrections") or []:
        _correct(article, correction, moment=moment)
    return article


def _written(story: Story) -> ArticlePage:
    alt, credit = story["alt"], story["credit"]
    return ArticlePage(
        title=story["headline"],
        slug=slugify(story["short_headline"]),
        live=False,
        kicker=story["kicker"],
        short_headline=story["short_headline"],
        standfirst=story["standfirst"],
        lead_in=story.get("lead_in") or "",
        kind=story["kind"],
        series=story.get("series") or "",
        byline_free=story.get("byline_free") or "",
        picture=_picture(story["picture"], alt=alt, credit=credit),
        caption=story["caption"],
        sensitive=bool(story.get("sensitive")),
        body=list(_body(story["text"])),
    )


def _body(text: str) -> Iterator[tuple[str, Any]]:
    """Typeset the text in stretches, a drawn picture between them where one is named."""
    begins = 0
    for found in PICTURE.finditer(text):
        yield from _typeset(text[begins : found.start()])
        begins = found.end()
        picture = _picture(found["name"], alt=found["alt"], credit=found["credit"])
        yield "picture", {"picture": picture, "caption": found["caption"], "credit": ""}
    yield from _typeset(text[begins:])


def _typeset(text: str) -> list[tuple[str, Any]]:
    return typeset(read_markdown(f"---\nheadline: x\n---\n{text}".encode()).blocks)


def _picture(name: str, *, alt: str, credit: str) -> Picture:
    if there := Picture.objects.filter(title=name).first():
        return there
    file = io.BytesIO()
    drawn = draw(name)
    drawn.save(file, "JPEG", quality=88)
    picture = Picture(title=name, alt=alt, credit=credit, width=drawn.width, height=drawn.height)
    picture.file.save(f"{name}.jpg", ContentFile(file.getvalue()), save=False)
    picture.save()
    return picture


def _topic(name: str) -> Topic:
    topic, _made = Topic.objects.get_or_create(slug=slugify(name), defaults={"name": name})
    return topic


def _correct(article: ArticlePage, said: dict[str, Any], *, moment: dt.datetime) -> None:
    correct(
        article,
        wrong=said["wrong"],
        right=said["right"],
        grave=said["prominence"] == "grave",
        apology=bool(said["apology"]),
        by=audit.COMMAND,
        at=moment + dt.timedelta(days=int(said["days_after"]), minutes=50),
    )


def _pin(pinned: list[tuple[Any, ArticlePage]]) -> None:
    front = FrontPage.objects.get()
    ordered = sorted(pinned, key=lambda one: 0 if one[0] == "lead" else int(one[0]))
    front.pins = [Pin(story=article, sort_order=n) for n, (_place, article) in enumerate(ordered)]
    front.save()

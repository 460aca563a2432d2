"""A feed of stories and of their corrections."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Prefetch
from django.template.loader import render_to_string
from django.utils import feedgenerator
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from masthead.newsroom.models import AccessRules, ArticlePage, Byline, Correction, InFeeds, Readers
from masthead.newsroom.models.kept_for import kept_for
from masthead.newsroom.start import start_of

STORIES = 30
CORRECTIONS = 10


@dataclass(frozen=True)
class Item:
    """A story, or the news that a story was corrected."""

    title: str
    address: str
    identity: str
    standfirst: str
    html: str
    authors: str
    topics: Sequence[str]
    at: dt.datetime


@dataclass(frozen=True)
class Feed:
    """A list of items, newest first, with where it belongs."""

    title: str
    about: str
    address: str
    items: Sequence[Item]

    @property
    def changed_at(self) -> dt.datetime | None:
        """Return when the feed last changed, in UTC, or None while it is empty."""
        return max((item.at for item in self.items), default=None)

    def rss(self) -> str:
        """Write the feed as RSS 2.0."""
        feed = feedgenerator.Rss201rev2Feed(
            title=self.title,
            link=absolute(self.address),
            description=self.about,
            language=get_language(),
            feed_url=absolute(f"{self.address}feeds/rss.xml"),
        )
        for item in self.items:
            feed.add_item(
                title=item.title,
                link=item.address,
                description=item.html,
                unique_id=item.identity,
                unique_id_is_permalink=False,
                pubdate=item.at,
                author_name=item.authors or None,
                categories=item.topics,
            )
        return feed.writeString("utf-8")


def absolute(address: str) -> str:
    """Return an address of the paper's with its host."""
    return f"{settings.BASE_URL}{address}"


def feed_of(
    stories: Any, *, title: str, about: str, address: str, rules: AccessRules, at: dt.datetime
) -> Feed:
    """Make the feed of printed stories (a queryset): the newest, and the latest corrections.

    A correction is an item of its own, so that it reaches who read the story before. Of a story
    that is kept for some at a moment the feed holds what the rules say.
    """
    if rules.in_feeds == InFeeds.NOTHING:
        stories = stories.open_to([Readers.EVERYONE], rules, at=at)
    newest = list(
        stories.defer(None).prefetch_related(
            Prefetch("bylines", Byline.objects.select_related("author")),
            "topics",
            Prefetch("corrections", Correction.objects.order_by("-fixed_at")),
        )[:STORIES]
    )
    corrected = Correction.objects.filter(article__in=stories.order_by().values("pk"))
    latest = corrected.select_related("article").order_by("-fixed_at", "-pk")[:CORRECTIONS]
    items = [_story(story, rules=rules, at=at) for story in newest]
    items += map(_correction, latest)
    items.sort(key=lambda item: item.at, reverse=True)
    return Feed(title, about, address, items)


def _story(story: ArticlePage, *, rules: AccessRules, at: dt.datetime) -> Item:
    sections = [story.section.title] if story.section else []
    return Item(
        title=story.headline,
        address=absolute(story.address),
        identity=f"story:{story.translation_key}",
        standfirst=story.standfirst,
        html=_html(story, rules=rules, at=at),
        authors=story.words_of_byline,
        topics=[*sections, *(topic.name for topic in story.topics.all())],
        at=story.published_at or story.last_published_at,
    )


def _html(story: ArticlePage, *, rules: AccessRules, at: dt.datetime) -> str:
    kept = kept_for(story, rules=rules, at=at)
    if kept == Readers.EVERYONE or rules.in_feeds == InFeeds.WHOLE:
        return render_to_string("newsroom/feed_story.html", {"page": story})
    shown = {"page": story, "start": start_of(story, paragraphs=rules.start_paragraphs)}
    return render_to_string("newsroom/feed_start.html", shown)


def _correction(correction: Correction) -> Item:
    story = correction.article
    return Item(
        title=_("Correction: {headline}").format(headline=story.headline),
        address=absolute(f"{story.address}#correction-{correction.pk}"),
        identity=f"correction:{story.translation_key}:{correction.pk}",
        standfirst="",
        html=render_to_string("newsroom/feed_correction.html", {"correction": correction}),
        authors="",
        topics=[_("Corrections")],
        at=correction.fixed_at,
    )

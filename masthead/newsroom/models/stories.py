"""The lists of stories that pages ask for."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Value
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail.query import PageQuerySet

if TYPE_CHECKING:
    from masthead.newsroom.models.articles import ArticlePage


class StoryQuerySet(PageQuerySet):
    """Adjectives for stories. Lists are newest first and leave the text out."""

    def printed(self) -> StoryQuerySet:
        """Stories that anyone may read, newest first, with what a list shows of each."""
        return (
            self.live()
            .filter(published_at__isnull=False)
            .filter(~self._restricted())
            .defer("body", "search_description")
            .select_related("section", "picture")
            .order_by("-published_at", "-pk")
        )

    def in_section(self, section: Page) -> StoryQuerySet:
        """Printed stories of a section."""
        return self.printed().filter(section_id=section.pk)

    def by_author(self, author: Any) -> StoryQuerySet:
        """Printed stories that an author signed."""
        return self.printed().filter(bylines__author=author)

    def on_topic(self, topic: Any) -> StoryQuerySet:
        """Printed stories on a topic."""
        return self.printed().filter(topics=topic)

    def at_address(self, section: str, *, on: dt.date, slug: str) -> StoryQuerySet:
        """The story of a dated address, live or withdrawn, with all that its page needs at once."""
        return (
            self.filter(section__slug=section, published_on=on, slug=slug)
            .select_related("section", "picture", "withdrawal")
            .annotate(is_open_to_all=~self._restricted(), is_as_published=Value(True))
        )

    @staticmethod
    def _restricted() -> Exists:
        """Say whether a restriction sits on the story or on any page above it."""
        above = PageViewRestriction.objects.annotate(
            story_path=ExpressionWrapper(OuterRef("path"), output_field=CharField())
        )
        return Exists(above.filter(story_path__startswith=F("page__path")))


class StoryManager(PageManager.from_queryset(StoryQuerySet)):  # type: ignore[misc]
    """Stories, with the lists of StoryQuerySet."""

    if TYPE_CHECKING:
        model: type[ArticlePage]

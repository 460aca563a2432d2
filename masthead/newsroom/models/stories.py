"""The lists of stories that pages ask for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import TYPE_CHECKING, Any, Self

from django.db.models import CharField, Count, Exists, ExpressionWrapper, F, OuterRef, Value
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail.query import PageQuerySet

from masthead.newsroom.models.kept_for import Rules, kept_now

if TYPE_CHECKING:
    from masthead.newsroom.models.articles import ArticlePage


class StoryQuerySet(PageQuerySet):
    """Adjectives for stories. Lists are newest first and leave the text out."""

    def printed(self) -> Self:
        """Stories that anyone may read, newest first, with what a list shows of each."""
        found: Self = (
            self.live()
            .filter(published_at__isnull=False)
            .filter(~self._restricted())
            .defer("body", "search_description")
            .select_related("section", "picture")
            .order_by("-published_at", "-pk")
        )
        return found

    def in_section(self, section: Page) -> Self:
        """Printed stories of a section."""
        found: Self = self.printed().filter(section_id=section.pk)
        return found

    def by_author(self, author: Any) -> Self:
        """Printed stories that an author signed."""
        found: Self = self.printed().filter(bylines__author=author)
        return found

    def on_topic(self, topic: Any) -> Self:
        """Printed stories on a topic."""
        found: Self = self.printed().filter(topics=topic)
        return found

    def kept_at(self, rules: Rules, *, at: dt.datetime) -> Self:
        """Add `kept` to each story: for whom it is kept at a moment, a value of Readers."""
        found: Self = self.annotate(kept=kept_now(rules, at=at))
        return found

    def open_to(self, readers: Collection[int], rules: Rules, *, at: dt.datetime) -> Self:
        """Stories that are kept for one of these at a moment: 0 is everyone."""
        found: Self = self.kept_at(rules, at=at).filter(kept__in=readers)
        return found

    def counted_by_readers(self, rules: Rules, *, at: dt.datetime) -> dict[int, int]:
        """Return how many printed stories are kept for whom at a moment, by values of Readers."""
        kept = self.printed().kept_at(rules, at=at).order_by().values_list("kept")
        return dict(kept.annotate(number=Count("pk")))

    def at_address(self, section: str, *, on: dt.date, slug: str) -> Self:
        """The story of a dated address, live or withdrawn, with all that its page needs at once."""
        found: Self = (
            self.filter(section__slug=section, published_on=on, slug=slug)
            .select_related("section", "picture", "withdrawal")
            .annotate(is_open_to_all=~self._restricted(), is_as_published=Value(True))
        )
        return found

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

"""Lay out the front page: pinned stories first, then the newest of each section."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Prefetch

from masthead.newsroom.models import ArticlePage, Byline, SectionPage

TOP = 5
IN_A_SECTION = 4


@dataclass(frozen=True)
class Shelf:
    """A section and its stories that stand nowhere else on the front page."""

    section: SectionPage
    stories: Sequence[ArticlePage]


@dataclass(frozen=True)
class Front:
    """The front page as laid out; without a story there is no lead."""

    lead: ArticlePage | None = None
    top: Sequence[ArticlePage] = field(default=())
    shelves: Sequence[Shelf] = field(default=())


def lay_front(pins: Sequence[int]) -> Front:
    """Lay out the front page from the ids of the pinned stories, the lead first.

    A pin whose story is not printed (withdrawn, say) is passed over. Each story stands once.
    Asks one query for the pins, one for the newest, and one for each section.
    """
    printed = ArticlePage.objects.printed().prefetch_related(
        Prefetch("bylines", Byline.objects.select_related("author"))
    )
    found = {story.pk: story for story in printed.filter(pk__in=pins)} if pins else {}
    first = [found[pk] for pk in pins if pk in found]
    shown = {story.pk for story in first}
    if len(first) < TOP:
        newest = printed.exclude(pk__in=shown)[: TOP - len(first)]
        first += list(newest)
    shown = {story.pk for story in first}
    shelves = []
    for section in SectionPage.objects.live().order_by("path"):
        stories = printed.filter(section_id=section.pk).exclude(pk__in=shown)[:IN_A_SECTION]
        if stories:
            shelves.append(Shelf(section, list(stories)))
    return Front(first[0] if first else None, first[1:], shelves)

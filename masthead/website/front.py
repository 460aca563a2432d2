"""Lay out the front page: pinned stories first, then the newest of each section."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from masthead.newsroom.models import ArticlePage, Kind, SectionPage

SECOND = 3
IN_A_SECTION = 4


@dataclass(frozen=True)
class Shelf:
    """A section and its stories that stand nowhere else on the front page."""

    section: SectionPage
    stories: Sequence[ArticlePage]

    @property
    def is_of_voices(self) -> bool:
        """Say whether most of the stories are opinions: such a shelf needs no picture."""
        opinions = [story for story in self.stories if story.kind == Kind.COMMENT]
        return 2 * len(opinions) > len(self.stories)


@dataclass(frozen=True)
class Front:
    """The front page as laid out: the lead, stories beside it, other pinned ones, sections.

    Without a story there is no lead.
    """

    lead: ArticlePage | None = None
    second: Sequence[ArticlePage] = field(default=())
    rest: Sequence[ArticlePage] = field(default=())
    shelves: Sequence[Shelf] = field(default=())


def lay_front(pins: Sequence[int]) -> Front:
    """Lay out the front page from the ids of the pinned stories, the lead first.

    A pin whose story is not printed (withdrawn, say) is passed over. Each story stands once.
    Asks one query for the pins, one for the newest, one for the sections and one for each.
    """
    first = _first(pins)
    shown = {story.pk for story in first}
    shelves = [_shelf(section, shown) for section in SectionPage.objects.live().order_by("path")]
    lead = first[0] if first else None
    return Front(
        lead, first[1 : 1 + SECOND], first[1 + SECOND :], [each for each in shelves if each.stories]
    )


def _first(pins: Sequence[int]) -> list[ArticlePage]:
    printed = ArticlePage.objects.printed()
    found = {story.pk: story for story in printed.filter(pk__in=pins)} if pins else {}
    first = [found[pk] for pk in pins if pk in found]
    missing = 1 + SECOND - len(first)
    return first + list(printed.exclude(pk__in=found)[:missing]) if missing > 0 else first


def _shelf(section: SectionPage, shown: set[int]) -> Shelf:
    stories = ArticlePage.objects.in_section(section).exclude(pk__in=shown)
    return Shelf(section, list(stories[:IN_A_SECTION]))

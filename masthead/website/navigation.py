"""What stands in the navigation: sections above, standing pages at the foot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.db.models import F
from wagtail.models import Page

from masthead.newsroom.models import SectionPage
from masthead.paper.models import Paper
from masthead.website.models import StandingPage

_KEPT_SECONDS = 3600


@dataclass(frozen=True)
class Link:
    """An entry of the navigation."""

    title: str
    address: str


@dataclass(frozen=True)
class Navigation:
    """The links above and at the foot of every page."""

    sections: tuple[Link, ...] = ()
    standing: tuple[Link, ...] = ()


def navigation(paper: Paper | None) -> Navigation:
    """Return the navigation, from memory until the paper's version moves on."""
    if paper is None:
        return Navigation()
    key = f"navigation:{paper.version}"
    found: Navigation | None = cache.get(key)
    if found is None:
        found = Navigation(_links(SectionPage), _links(StandingPage))
        cache.set(key, found, _KEPT_SECONDS)
    return found


def _links(kind: type[Page]) -> tuple[Link, ...]:
    pages = kind.objects.live().public().filter(show_in_menus=True).order_by("path")
    return tuple(Link(page.title, f"/{page.slug}/") for page in pages)


def renew(**kwargs: Any) -> None:
    """Move the paper's version on, so that every process reads the navigation anew.

    A receiver of what Wagtail says when sections and standing pages change.
    """
    Paper.objects.update(version=F("version") + 1)

"""Feeds: RSS of the paper, and of each section, author and topic."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from masthead.newsroom.feed import Feed, feed_of
from masthead.newsroom.models import AccessRules, ArticlePage, Author, SectionPage, Topic
from masthead.paper.models import Paper


@require_safe
def paper(request: HttpRequest) -> HttpResponse:
    """Send the feed of the whole paper."""
    name = _paper(request).name
    stories = ArticlePage.objects.printed()
    return _answer(_feed(request, stories, title=name, about=name, address="/"))


@require_safe
def section(request: HttpRequest, slug: str) -> HttpResponse:
    """Send the feed of a section."""
    found = get_object_or_404(SectionPage.objects.live().public(), slug=slug)
    stories = ArticlePage.objects.in_section(found)
    here = f"/{found.slug}/"
    return _answer(_part(request, stories, found.title, about=found.about, address=here))


@require_safe
def author(request: HttpRequest, slug: str) -> HttpResponse:
    """Send the feed of an author."""
    found = get_object_or_404(Author, slug=slug)
    stories = ArticlePage.objects.by_author(found)
    here = found.get_absolute_url()
    return _answer(_part(request, stories, found.name, about=found.about, address=here))


@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """Send the feed of a topic."""
    found = get_object_or_404(Topic, slug=slug)
    stories = ArticlePage.objects.on_topic(found)
    here = found.get_absolute_url()
    return _answer(_part(request, stories, found.name, about=found.about, address=here))


def _part(request: HttpRequest, stories: object, name: str, *, about: str, address: str) -> Feed:
    title = _("{paper}: {part}").format(paper=_paper(request).name, part=name)
    return _feed(request, stories, title=title, about=about or title, address=address)


def _feed(request: HttpRequest, stories: object, *, title: str, about: str, address: str) -> Feed:
    rules = AccessRules.objects.of(_paper(request))
    return feed_of(
        stories, title=title, about=about, address=address, rules=rules, at=timezone.now()
    )


def _paper(request: HttpRequest) -> Paper:
    paper: Paper | None = getattr(request, "paper", None)
    return paper or get_object_or_404(Paper)


def _answer(feed: Feed) -> HttpResponse:
    response = HttpResponse(feed.rss(), content_type="application/rss+xml; charset=utf-8")
    if feed.changed_at:
        response["Last-Modified"] = feed.changed_at.strftime("%a, %d %b %Y %H:%M:%S GMT")
    return response

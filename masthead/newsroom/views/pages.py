"""Stories at their dated address, and the lists by author, topic and correction."""

from __future__ import annotations

import datetime as dt

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.url_routing import RouteResult
from wagtail.views import serve

from masthead.newsroom.access.admit import admit
from masthead.newsroom.access.reader import reader_of
from masthead.newsroom.models import AccessRules, ArticlePage, Author, Topic
from masthead.newsroom.models.reading import Reading
from masthead.newsroom.paging import page_of


def article(request: HttpRequest, **address: str) -> HttpResponse:
    """Show a story through Wagtail's own chain of hooks and restrictions, or its notice."""
    story = story_at(**address)
    if story.is_withdrawn:
        return render(request, "410.html", {"withdrawal": story.withdrawal}, status=410)
    story.reading = _reading(request, story)
    # Wagtail asks for its route only where the request has none yet.
    setattr(request, "_wagtail_route_for_request", RouteResult(story))  # noqa: B010
    response: HttpResponse = serve(request, request.path)
    return _for_this_reader(response) if story.reading.is_kept else response


def story_at(section: str, year: str, month: str, day: str, slug: str) -> ArticlePage:
    """Return the story of a dated address, published or withdrawn. Raises Http404."""
    try:
        on = dt.date(int(year), int(month), int(day))
    except ValueError as error:
        raise Http404(_("There is no such day.")) from error
    found = ArticlePage.objects.at_address(section, on=on, slug=slug)
    story: ArticlePage = get_object_or_404(found)
    if not (story.live or story.is_withdrawn):
        raise Http404(_("This story is not published."))
    return story


def _reading(request: HttpRequest, story: ArticlePage) -> Reading:
    paper, at = getattr(request, "paper", None), timezone.now()
    on = paper.today(at) if paper else at.date()
    reader = reader_of(request, rules=AccessRules.objects.of(paper), on=on, article=story)
    gift = request.GET.get("gift", "")
    return admit(story, reader=reader, gift=gift if request.method == "GET" else "", at=at)


def _for_this_reader(response: HttpResponse) -> HttpResponse:
    """Keep a page that isn't everybody's out of every cache, the reader's own too."""
    patch_cache_control(response, private=True, no_store=True)
    patch_vary_headers(response, ["Cookie"])
    return response


@require_safe
def author(request: HttpRequest, slug: str) -> HttpResponse:
    """Show an author and the stories that they signed."""
    found = get_object_or_404(Author.objects.select_related("picture"), slug=slug)
    stories = page_of(ArticlePage.objects.by_author(found), request)
    return render(request, "newsroom/author.html", {"author": found, "stories": stories})


@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a topic and the stories on it."""
    found = get_object_or_404(Topic, slug=slug)
    stories = page_of(ArticlePage.objects.on_topic(found), request)
    return render(request, "newsroom/topic.html", {"topic": found, "stories": stories})

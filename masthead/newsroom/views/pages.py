"""Stories at their dated address, and the lists by author, topic and correction."""

from __future__ import annotations

import datetime as dt

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.url_routing import RouteResult
from wagtail.views import serve

from masthead.newsroom.models import ArticlePage, Author, Topic
from masthead.newsroom.paging import page_of


def article(
    request: HttpRequest, section: str, year: str, month: str, day: str, slug: str
) -> HttpResponse:
    """Show a story through Wagtail's own chain of hooks and restrictions, or its notice."""
    try:
        on = dt.date(int(year), int(month), int(day))
    except ValueError as error:
        raise Http404(_("There is no such day.")) from error
    story = get_object_or_404(ArticlePage.objects.at_address(section, on=on, slug=slug))
    if story.is_withdrawn:
        return render(request, "410.html", {"withdrawal": story.withdrawal}, status=410)
    if not story.live:
        raise Http404(_("This story is not published."))
    # Wagtail asks for its route only where the request has none yet.
    setattr(request, "_wagtail_route_for_request", RouteResult(story))  # noqa: B010
    response: HttpResponse = serve(request, request.path)
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

"""The search page, corrections, the accent colour, and whether the paper is well."""

from __future__ import annotations

from typing import Any

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from masthead.newsroom.access.reader import reader_of
from masthead.newsroom.models import AccessRules, Correction
from masthead.newsroom.paging import page_of
from masthead.paper.models import the_paper
from masthead.website.accent import stylesheet
from masthead.website.models import StandingPage
from masthead.website.search import MOST_CHARACTERS, find, words_of

CORRECTIONS_A_PAGE = 30
_A_YEAR = "public, max-age=31536000, immutable"


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show the stories that hold all the words asked for, newest first."""
    asked = request.GET.get("q", "")[:MOST_CHARACTERS].replace("\0", "")
    words = words_of(asked)
    found = page_of(find(words, **_read_by(request)), request) if words else None
    context = {"asked": asked, "words": words, "stories": found, "here": "search"}
    return render(request, "website/search.html", context)


def _read_by(request: HttpRequest) -> dict[str, Any]:
    paper, at = the_paper(), timezone.now()
    rules = AccessRules.objects.of(paper)
    return {"reader": reader_of(request, rules=rules, on=paper.today(at)), "at": at}


@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    """Show what the paper corrected, under its own words on how it does so."""
    words = StandingPage.objects.live().filter(slug="corrections").first()
    found = page_of(Correction.objects.printed(), request, size=CORRECTIONS_A_PAGE)
    context = {"page": words, "corrections": found, "here": "/corrections/"}
    return render(request, "website/corrections.html", context)


@require_safe
def accent(request: HttpRequest) -> HttpResponse:
    """Send the paper's own colour as a stylesheet; its address changes with the settings."""
    css = stylesheet(getattr(request, "paper", None))
    response = HttpResponse(css, content_type="text/css; charset=utf-8")
    response["Cache-Control"] = _A_YEAR if "v" in request.GET else "no-cache"
    return response


@never_cache
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """Say whether the paper can reach its database."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"status": "no database"}, status=503)
    return JsonResponse({"status": "ok"})

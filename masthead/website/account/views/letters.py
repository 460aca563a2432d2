"""The letters that were written to somebody, to be read once more."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.text import get_valid_filename
from django.views.decorators.http import require_safe

from masthead.mail.models import Enclosure
from masthead.newsroom.paging import page_of
from masthead.website.account.page import Visit, own_page, show
from masthead.website.account.theirs import letters_of

LETTERS_A_PAGE = 30


@require_safe
@own_page
def letters(request: HttpRequest, visit: Visit) -> HttpResponse:
    """List the letters to somebody's address, the latest first."""
    found = letters_of(visit.holder).defer("text", "html")
    return show(request, "letters", {"page": page_of(found, request, size=LETTERS_A_PAGE)})


@require_safe
@own_page
def letter(request: HttpRequest, visit: Visit, key: uuid.UUID) -> HttpResponse:
    """Show a letter as it was written."""
    found = get_object_or_404(letters_of(visit.holder), pk=key)
    enclosures = found.enclosures.defer("content").order_by("pk")
    return show(request, "letter", {"letter": found, "enclosures": enclosures})


@require_safe
@own_page
def enclosure(request: HttpRequest, visit: Visit, key: uuid.UUID, number: int) -> HttpResponse:
    """Answer with a file that went with a letter, to be kept."""
    theirs = Enclosure.objects.filter(letter__in=letters_of(visit.holder).order_by())
    found = get_object_or_404(theirs, letter=key, pk=number)
    name = get_valid_filename(found.name)
    return HttpResponse(
        bytes(found.content),
        content_type=found.media_type,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )

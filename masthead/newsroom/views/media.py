"""Pictures for readers: renditions only, never an original."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe
from django.views.static import serve


@require_safe
def rendition(request: HttpRequest, name: str) -> HttpResponseBase:
    """Serve a rendition by its name; originals and all else under /media/ are not found."""
    try:
        response = serve(request, f"images/{name}", document_root=str(settings.MEDIA_ROOT))
    except OSError as error:
        raise Http404 from error
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response

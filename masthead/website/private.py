"""Keep pages that were made for somebody signed in out of every cache that others share."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers


class PrivatePagesMiddleware:
    """Mark as private what answers a request with a session's cookie, unless its view says more.

    A page says “Your account” to whoever is signed in. Requests without the cookie are left as
    they are: their pages are everybody’s, and may be kept by anything on the way.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and say who may keep the answer."""
        answer = self.get_response(request)
        is_page = answer.get("Content-Type", "").startswith("text/html")
        if is_page and settings.SESSION_COOKIE_NAME in request.COOKIES:
            patch_vary_headers(answer, ["Cookie"])
            if not answer.has_header("Cache-Control"):
                answer.headers["Cache-Control"] = "private"
        return answer

"""Give each request the paper's settings and its time zone."""

from collections.abc import Callable

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from masthead.paper.models import Paper


class PaperMiddleware:
    """Set `request.paper` (None before there is a paper) and activate its time zone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request in the paper's own time zone."""
        try:
            paper = Paper.objects.first()
        except DatabaseError:
            paper = None
        setattr(request, "paper", paper)  # noqa: B010
        with timezone.override(paper.time_zone if paper else "UTC"):
            return self.get_response(request)

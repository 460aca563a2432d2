"""Keep the character of no meaning, NUL, away from the database: PostgreSQL refuses it."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse


class NoNulMiddleware:
    """Leave NUL out of what is asked after the “?”; a path with one in it leads nowhere.

    Fields of forms refuse it by themselves.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request without NUL. Raises Http404."""
        if "\0" in request.path_info:
            raise Http404("No address has this in it")
        asked = request.META.get("QUERY_STRING", "")
        if "%00" in asked or "\0" in asked:
            request.META["QUERY_STRING"] = asked.replace("%00", "").replace("\0", "")
        return self.get_response(request)

"""The desk's own Content-Security-Policy: as strict as Wagtail's editor allows."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

# The editor (Draftail, the date picker) sets style attributes; it needs no inline script, no
# frame but the preview, no address but the paper's own. Pictures are read as blobs before they
# are sent, and icons come as data.
_DIRECTIVES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "connect-src": "'self'",
    "frame-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'self'",
}
_POLICY = "; ".join(f"{name} {sources}" for name, sources in _DIRECTIVES.items())


class DeskPolicyMiddleware:
    """Give every answer under /desk/ its policy; readers' pages have a stricter one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request with the desk's policy where it belongs."""
        response = self.get_response(request)
        if request.path_info.startswith("/desk/"):
            response.headers.setdefault("Content-Security-Policy", _POLICY)
        return response

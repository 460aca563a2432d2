"""The desk's own Content-Security-Policy: as strict as Wagtail's editor allows."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

# Wagtail's choosers and date pickers start themselves in inline scripts, its editor sets style
# attributes. It needs no other origin, no eval and no frame but the preview; pictures are read
# as blobs before they are sent, and icons come as data.
_DIRECTIVES = {
    "default-src": "'none'",
    "script-src": "'self' 'unsafe-inline'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "connect-src": "'self'",
    "frame-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'self'",
}
# A preview shows what somebody typed as readers would see it, and is held as strictly.
_PREVIEW = re.compile(r"/(preview|view_draft|revisions/\d+/view)/$")
_OF_A_PREVIEW = _DIRECTIVES | {"script-src": "'self'", "style-src": "'self'"}


class DeskPolicyMiddleware:
    """Give every answer under /desk/ its policy; readers' pages have a stricter one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request with the desk's policy where it belongs."""
        response = self.get_response(request)
        path = request.path_info
        if path.startswith("/desk/"):
            policy = _OF_A_PREVIEW if _PREVIEW.search(path) else _DIRECTIVES
            written = "; ".join(f"{name} {sources}" for name, sources in policy.items())
            # A preview is answered inside as the reader’s page, with the reader’s own policy,
            # which lets nobody frame it.
            response.headers["Content-Security-Policy"] = written
        return response

"""Pages for what went wrong, in the paper's dress."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that there is nothing at this address, and why where the reason is for readers."""
    said = exception.args[0] if exception.args and isinstance(exception.args[0], str) else ""
    because = (
        said if isinstance(exception, Http404) and "matches the given query" not in said else ""
    )
    return render(request, "404.html", {"because": because}, status=404)


def refused(request: HttpRequest, exception: PermissionDenied) -> HttpResponse:
    """Say that this page is not for everybody."""
    return render(request, "403.html", status=403)


def no_token(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that a form came without the cookie that proves it is the reader's own."""
    return render(request, "403_form.html", status=403)


def not_understood(request: HttpRequest, exception: SuspiciousOperation) -> HttpResponse:
    """Say that the request could not be read. Asks nothing of the database."""
    return HttpResponse(render_to_string("400.html"), status=400)


def broken(request: HttpRequest) -> HttpResponse:
    """Say that the fault is ours. Asks nothing of the database, which may be the trouble."""
    paper = getattr(request, "paper", None)
    return HttpResponse(render_to_string("500.html", {"paper": paper}), status=500)

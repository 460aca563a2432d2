"""Who may see these screens, and how each is shown."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from masthead.people.models import User

PERMISSION = "reconcile.settle_lines"


def clerk(request: HttpRequest) -> User:
    """Return who is at the desk. Raises PermissionDenied without the right."""
    if isinstance(request.user, User) and request.user.has_perm(PERMISSION):
        return request.user
    raise PermissionDenied


def shown(
    request: HttpRequest, name: str, title: str, status: int = 200, **more: object
) -> HttpResponse:
    """Return a screen under its title."""
    context = {"page_title": title, "header_title": title, "header_icon": "table", **more}
    return render(request, f"reconcile/{name}.html", context, status=status)

"""What the organiser's screens have in common."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from masthead.people.audit import Actor, at_desk
from masthead.people.models import User

PERMISSION = "supporters.keep_supporters"
# What is decided otherwise is refused in words; anything else is a fault of ours.
REFUSED = (ValueError, LookupError)


def organiser(request: HttpRequest) -> Actor:
    """Return whoever is signed in and looks after supporters. Raises PermissionDenied."""
    if isinstance(request.user, User) and request.user.has_perm(PERMISSION):
        return at_desk(request.user)
    raise PermissionDenied


def shown(
    request: HttpRequest, name: str, title: str, status: int = 200, **more: object
) -> HttpResponse:
    """Return a screen of the organiser's, by the name of its template."""
    context = {"page_title": title, "header_title": title, "header_icon": "group", **more}
    return render(request, f"supporters/desk/{name}.html", context, status=status)


def words_of(error: Exception) -> str:
    """Return the sentence in which a verb refused."""
    return str(error.args[0] if error.args else error)

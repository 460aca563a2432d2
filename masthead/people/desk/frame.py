"""What the screens of people have in common: who may see them, and how one is shown."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from masthead.people.audit import Actor, at_desk
from masthead.people.models import Person
from masthead.people.records import root_of

KEEP, ERASE = "people.keep_people", "people.erase_people"


def may(request: HttpRequest, permission: str = KEEP) -> Actor:
    """Return who acts. Raises PermissionDenied for those without the right."""
    user: Any = request.user
    if not user.has_perm(permission):
        raise PermissionDenied
    return at_desk(user)


def somebody(pk: int) -> Person:
    """Return the kept record of a number. Raises Http404."""
    return root_of(get_object_or_404(Person.objects.select_related("joined_into"), pk=pk))


def shown(
    request: HttpRequest, name: str, title: str, *, status: int = 200, **parts: object
) -> HttpResponse:
    """Show a screen of people."""
    told = {"page_title": title, "header_icon": "user", **parts}
    return render(request, f"people/desk/{name}.html", told, status=status)

"""The desk’s door: nobody on the staff passes it in a session without a second factor."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from masthead.people import second_factor

DESK = "/desk/"
# Where one comes in and goes out again, before and without a second factor.
OUTSIDE = ("/desk/sign-in/", "/desk/login/", "/desk/logout/")


class DeskDoorMiddleware:
    """Turn away from every address of the desk whoever has not shown a second factor.

    It stands before all views, so that no way of signing in and no screen can forget it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or lead to the page that says what is missing."""
        path = request.path_info
        if path.startswith(DESK) and not path.startswith(OUTSIDE) and _must_show_one(request):
            return redirect("second_factor")
        return self.get_response(request)


def _must_show_one(request: HttpRequest) -> bool:
    user: Any = request.user
    if not user.is_authenticated or not second_factor.is_demanded(request):
        return False
    return bool(user.is_staff) and not second_factor.was_shown(request)

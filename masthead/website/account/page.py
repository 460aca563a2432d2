"""The frame of every page of an account: for whoever signed in alone, and kept by nobody."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from masthead.paper.models import Paper, the_paper
from masthead.people.audit import Actor
from masthead.people.gates import signed_in
from masthead.people.models import User
from masthead.website.account.holder import Holder, holder_of

THROUGH = "account"


class Visit:
    """Somebody in their account at a moment: whose it is, the paper, the day."""

    def __init__(self, user: User, *, at: dt.datetime) -> None:
        self.paper: Paper = the_paper()
        self.at = at
        self.on = self.paper.today(at)
        self.holder: Holder = holder_of(user, on=self.on)
        self.by = Actor(user=user, through=THROUGH)


View = Callable[..., HttpResponse]


def own_page(view: Callable[..., HttpResponse]) -> View:
    """Let a view answer whoever signed in: it is called with the request and their Visit."""

    @never_cache
    @signed_in
    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        assert isinstance(request.user, User)
        answer = view(request, Visit(request.user, at=timezone.now()), *args, **kwargs)
        answer.headers["X-Robots-Tag"] = "noindex"
        answer.headers["Referrer-Policy"] = "same-origin"
        return answer

    return answered


def show(
    request: HttpRequest, template: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """Show a page of the account."""
    return render(request, f"account/{template}.html", context, status=status)

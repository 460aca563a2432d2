"""Whether somebody may read a story whole, by right, on the meter or by nothing at all."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib.auth.models import AnonymousUser

from masthead.newsroom.access.meter import is_open_on_meter
from masthead.newsroom.access.reader import Reader
from masthead.newsroom.models import AccessRules, ArticlePage
from masthead.newsroom.models.kept_for import kept_for
from masthead.paper.models import the_paper
from masthead.people.models import User


def may_read(article: ArticlePage, *, user: User | AnonymousUser, at: dt.datetime) -> bool:
    """Say whether somebody may read a published story whole at a moment.

    By right or because they opened it on their meter this month; a gift link is no right, only
    the page that it leads to goes by it.
    """
    paper = the_paper()
    rules, on = AccessRules.objects.of(paper), paper.today(at)
    kept = kept_for(article, rules=rules, at=at)
    if Reader(user, rules=rules, on=on).may(kept):
        return True
    return isinstance(user, User) and is_open_on_meter(article, kept, user=user, rules=rules, on=on)


def reader_of(request: Any, *, rules: AccessRules, on: dt.date) -> Reader:
    """Return who reads, asked once a request."""
    found: Reader | None = getattr(request, "_reader", None)
    if found is None:
        found = Reader(request.user, rules=rules, on=on)
        request._reader = found
    return found

"""Whether somebody may read a story whole, by right, on the meter or by nothing at all."""

from __future__ import annotations

import datetime as dt

from django.contrib.auth.models import AnonymousUser

from masthead.newsroom.access.meter import counts
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
    reader = Reader(user, rules=rules, on=on, article=article)
    return reader.may(kept) or (counts(kept, rules=rules) and reader.standing.opened_it)

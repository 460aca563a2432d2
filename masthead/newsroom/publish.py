"""Publish a story, now or on a schedule."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from masthead.newsroom.acting import acting
from masthead.newsroom.blocks_publishing import refuse_blocked
from masthead.newsroom.models import ArticlePage
from masthead.people import audit


def publish(
    article: ArticlePage,
    *,
    by: audit.Actor,
    at: dt.datetime,
    go_live_at: dt.datetime | None = None,
) -> ArticlePage:
    """Publish a story that stands in its section, and return it as it is now on record.

    Its first publication is at `at`. With a `go_live_at` after `at` it is put on the schedule
    instead, and `publish_due` publishes it then. Raises PublishingBlocked; nothing is kept of
    what was refused.
    """
    moment = max(at, go_live_at or at)
    refuse_blocked(article, at=moment)
    with transaction.atomic(), acting(by):
        article.go_live_at = go_live_at if moment > at else None
        if moment == at and article.first_published_at is None:
            article.first_published_at = at
            article.save(update_fields=["first_published_at"], clean=False)
        article.save_revision(user=by.user).publish(user=by.user, skip_permission_checks=True)
    published: ArticlePage = ArticlePage.objects.get(pk=article.pk)
    return published

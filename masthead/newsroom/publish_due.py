"""Publish the stories whose time has come, and hold those that something stops."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import QuerySet
from wagtail.log_actions import log
from wagtail.models import Revision

from masthead.newsroom.acting import acting
from masthead.newsroom.blocks_publishing import PublishingBlocked
from masthead.newsroom.models import ArticlePage, Hold
from masthead.people import audit


@dataclass(frozen=True)
class Due:
    """What came of the stories that were due: the ids of those now live, and of those held."""

    published: list[int]
    held: list[int]


def publish_due(*, at: dt.datetime) -> Due:
    """Publish what is due at a moment; a story that something stops is held, saying why.

    A held story stays on the schedule and goes out by itself once nothing stops it any more.
    Safe to run again: a story published is due no longer, and a hold is written once for the
    same reasons.
    """
    published, held = [], []
    for revision in _due(at):
        try:
            with transaction.atomic(), acting(audit.CLOCK):
                revision.publish(log_action="wagtail.publish.scheduled")
            published.append(int(revision.object_id))
        except PublishingBlocked as blocked:
            _hold(revision, blocked, at=at)
            held.append(int(revision.object_id))
    return Due(published, held)


def _due(at: dt.datetime) -> QuerySet[Revision]:
    stories = ContentType.objects.get_for_model(ArticlePage)
    due: QuerySet[Revision] = Revision.objects.filter(
        content_type=stories, approved_go_live_at__lte=at
    ).order_by("approved_go_live_at", "pk")
    return due


def _hold(revision: Revision, blocked: PublishingBlocked, *, at: dt.datetime) -> None:
    article = ArticlePage.objects.get(pk=revision.object_id)
    latest = article.holds.first()
    if latest and latest.reasons == str(blocked):
        return
    with transaction.atomic():
        hold = Hold.objects.create(article=article, at=at, reasons=str(blocked))
        log(instance=article, action="masthead.hold", data={"reasons": hold.reasons})
        audit.record("newsroom.hold", article, by=audit.CLOCK, at=at)

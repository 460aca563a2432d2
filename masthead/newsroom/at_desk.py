"""What the desk's first page tells: what is live today, what is due, what is being written."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from wagtail.models import Page, Revision
from wagtail.permissions import policy_registry

from masthead.newsroom.blocks_publishing import reasons
from masthead.newsroom.models import ArticlePage
from masthead.people.models import User

MOST = 20


@dataclass(frozen=True)
class Waiting:
    """A story that readers don't see yet, as last saved, and what would stop it.

    `due` is when its schedule publishes it, None for a draft.
    """

    story: ArticlePage
    due: dt.datetime | None
    stopped_by: tuple[str, ...]


def live_today(*, on: dt.date) -> list[ArticlePage]:
    """Return the stories first published on a day in the paper's zone, newest first."""
    return list(ArticlePage.objects.printed().filter(published_on=on)[:MOST])


def scheduled(user: User, *, at: dt.datetime) -> list[Waiting]:
    """Return the scheduled stories that a user may edit, the next one first."""
    due = list(_due().order_by("approved_go_live_at")[:MOST])
    stories = _editable(user).in_bulk([int(revision.object_id) for revision in due])
    return [
        _waiting(stories[int(revision.object_id)], due=revision.approved_go_live_at, at=at)
        for revision in due
        if int(revision.object_id) in stories
    ]


def drafts(user: User, *, at: dt.datetime) -> list[Waiting]:
    """Return the drafts, and the changed published stories, that a user may edit."""
    unfinished = Q(live=False, published_on=None) | Q(live=True, has_unpublished_changes=True)
    due = [int(pk) for pk in _due().values_list("object_id", flat=True)]
    stories = _editable(user).filter(unfinished, withdrawal=None).exclude(pk__in=due)
    latest = stories.order_by("-latest_revision_created_at")[:MOST]
    return [_waiting(story, due=None, at=at) for story in latest]


def _due() -> QuerySet[Revision]:
    """Return the approved schedules; PostgreSQL compares their object_id, a text, to no number."""
    stories = ContentType.objects.get_for_model(ArticlePage)
    due: QuerySet[Revision] = Revision.objects.filter(
        content_type=stories, approved_go_live_at__isnull=False
    )
    return due


def _editable(user: User) -> Any:
    policy = policy_registry.get_by_type(Page)
    mine = policy.instances_user_has_permission_for(user, "change")
    return ArticlePage.objects.filter(pk__in=mine.values("pk"))


def _waiting(story: ArticlePage, *, due: dt.datetime | None, at: dt.datetime) -> Waiting:
    draft = story.get_latest_revision_as_object()
    return Waiting(draft, due, tuple(reasons(draft, max(at, due or at))))

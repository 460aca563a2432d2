"""Effects of what happens to stories, whichever way it came about."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from wagtail.models import Page, Revision

from masthead.newsroom.acting import whoever
from masthead.newsroom.models import ArticlePage
from masthead.newsroom.tasks import cut_pictures
from masthead.people import audit


def on_published(*, instance: ArticlePage, revision: Revision, **kwargs: Any) -> None:
    """Leave the audit row of a publication, and have its pictures cut (a receiver of page_published)."""
    if instance.live:
        audit.record(
            "newsroom.publish",
            instance,
            by=whoever(revision.user),
            at=timezone.now(),
            details={"revision": revision.pk},
        )
        cut_pictures.enqueue(instance.pk)


def on_moved(*, instance: Page, parent_page_after: Page, **kwargs: Any) -> None:
    """Keep a story's section column in step with the tree (a receiver of post_page_move)."""
    ArticlePage.objects.filter(pk=instance.pk).update(section_id=parent_page_after.pk)

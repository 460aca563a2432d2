"""Effects of what happens to stories, whichever way it came about."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig, apps
from django.utils import timezone
from wagtail.models import Page, Revision

from masthead.newsroom import rights
from masthead.newsroom.acting import whoever
from masthead.newsroom.models import ArticlePage
from masthead.newsroom.tasks import cut_pictures
from masthead.people import audit


def on_published(*, instance: ArticlePage, revision: Revision, **kwargs: Any) -> None:
    """Leave the row of a publication, and have its pictures cut (receives page_published)."""
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


def on_section_saved(*, created: bool, **kwargs: Any) -> None:
    """Give the roles their rights in a section that was just made (a receiver of post_save)."""
    if created:
        rights.sync_pages()


def on_migrated(*, app_config: AppConfig, **kwargs: Any) -> None:
    """Bring the rights in step with the code after the last migration (of post_migrate)."""
    last = [config for config in apps.get_app_configs() if config.models_module][-1]
    if app_config == last:
        rights.sync()

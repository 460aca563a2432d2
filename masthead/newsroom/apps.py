"""Newsroom: articles, sections, desk, corrections, search."""

from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    """The room of articles, sections, desk, corrections, search."""

    name = "masthead.newsroom"
    label = "newsroom"

    def ready(self) -> None:
        """Ask to hear of stories that are published or moved, by whichever way."""
        from wagtail.signals import page_published, post_page_move

        from masthead.newsroom import hear, log_actions  # noqa: F401
        from masthead.newsroom.models import ArticlePage

        page_published.connect(hear.on_published, sender=ArticlePage)
        post_page_move.connect(hear.on_moved, sender=ArticlePage)

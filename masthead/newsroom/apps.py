"""Newsroom: articles, sections, desk, corrections, search."""

from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    """The room of articles, sections, desk, corrections, search."""

    name = "masthead.newsroom"
    label = "newsroom"

    def ready(self) -> None:
        """Ask to hear of stories and sections, by whichever way they come, and of migrations."""
        from django.db.models.signals import post_migrate, post_save
        from wagtail.signals import page_published, post_page_move

        from masthead.newsroom import hear, log_actions  # noqa: F401
        from masthead.newsroom.clean_picture import bound_pictures
        from masthead.newsroom.models import ArticlePage, SectionPage

        bound_pictures()
        page_published.connect(hear.on_published, sender=ArticlePage)
        post_page_move.connect(hear.on_moved, sender=ArticlePage)
        post_save.connect(hear.on_section_saved, sender=SectionPage)
        # After people's own, whose roles it builds on: rooms are asked from the lowest up.
        post_migrate.connect(hear.on_migrated)

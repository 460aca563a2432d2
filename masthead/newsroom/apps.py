"""Newsroom: articles, sections, desk, corrections, search."""

from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    """The room of articles, sections, desk, corrections, search."""

    name = "masthead.newsroom"
    label = "newsroom"

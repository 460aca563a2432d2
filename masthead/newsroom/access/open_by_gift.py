"""Open a story by a gift link."""

from __future__ import annotations

import datetime as dt

from django.db.models import F

from masthead.newsroom.access.gift import GiftOver, number_of, still_open
from masthead.newsroom.models import ArticlePage


def open_by_gift(article: ArticlePage, *, signed: str, at: dt.datetime) -> None:
    """Count one opening of a story by the link that a signed word stands for.

    One statement, so that of two at once only as many get in as the link has openings left. No
    audit row: who opens it isn't known, and how often stands with the link. Raises GiftOver.
    """
    link = still_open(at).filter(pk=number_of(signed), article=article)
    if not link.update(opens=F("opens") + 1):
        raise GiftOver("This link opens the story no longer")

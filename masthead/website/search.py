"""Find stories by their words."""

from __future__ import annotations

import re
from typing import Any

from masthead.newsroom.models import ArticlePage

MOST_CHARACTERS = 200
MOST_WORDS = 12


def words_of(asked: str) -> list[str]:
    """Return the words that are looked for, of whatever characters were typed."""
    return re.findall(r"[^\W_]+", asked[:MOST_CHARACTERS])[:MOST_WORDS]


def find(words: list[str]) -> Any:
    """Return the printed stories that hold all the words, newest first, to be sliced."""
    printed = ArticlePage.objects.live().public().filter(published_at__isnull=False)
    stories = printed.defer("body").select_related("section", "picture").order_by("-published_at")
    return stories.search(" ".join(words), operator="and", order_by_relevance=False)

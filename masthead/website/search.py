"""Find stories by their words."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from django.db.models import OuterRef, Q

from masthead.newsroom.access.reader import Reader
from masthead.newsroom.models import ArticlePage, InSearch, Readers

MOST_CHARACTERS = 200
MOST_WORDS = 12


def words_of(asked: str) -> list[str]:
    """Return the words that are looked for, of whatever characters were typed."""
    return re.findall(r"[^\W_]+", asked[:MOST_CHARACTERS])[:MOST_WORDS]


def find(words: list[str], *, reader: Reader, at: dt.datetime) -> Any:
    """Return the printed stories that hold all the words, newest first, to be sliced.

    What is kept for others than this reader is found by as much of it as the paper decided.
    """
    printed = ArticlePage.objects.live().public().filter(published_at__isnull=False)
    stories = printed.defer("body").select_related("section", "picture").order_by("-published_at")
    if (hidden := _hidden(words, reader=reader, at=at)) is not None:
        stories = stories.exclude(pk__in=hidden)
    return stories.search(" ".join(words), operator="and", order_by_relevance=False)


def _hidden(words: list[str], *, reader: Reader, at: dt.datetime) -> Any:
    """Return the stories that this reader doesn't find by these words, None where all are."""
    rules = reader.rules
    if rules.in_search == InSearch.WORDS:
        return None
    others = [each for each in Readers if each not in reader.among]
    # One story at a time, of those that hold the words: an archive that is kept is large.
    kept = ArticlePage.objects.open_to(others, rules, at=at).order_by().filter(pk=OuterRef("pk"))
    return kept.exclude(_seen(words)) if rules.in_search == InSearch.START else kept


def _seen(words: list[str]) -> Q:
    """Return the condition that all words stand in what everyone sees of a story."""
    every = Q()
    for word in words:
        every &= (
            Q(title__icontains=word) | Q(kicker__icontains=word) | Q(standfirst__icontains=word)
        )
    return every

"""What a story's page says to programs: schema.org's NewsArticle, as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from masthead.newsroom.models import ArticlePage, Correction, SectionPage
from masthead.newsroom.models.credits import Credits
from masthead.newsroom.models.reading import Reading

# The part of the page that is kept for some, by its class.
KEPT_PART = ".kept-part"
_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def as_script(said: dict[str, Any]) -> SafeString:
    """Return JSON that can stand inside a script element, whatever it says."""
    written = json.dumps(said, ensure_ascii=False).translate(_ESCAPES)
    return mark_safe(written)  # noqa: S308 nothing in it ends the element


def news_article(
    article: ArticlePage,
    *,
    section: SectionPage,
    credits: Credits,  # noqa: A002 the page's own name for them
    corrections: Sequence[Correction],
    reading: Reading,
    paper: str,
) -> dict[str, Any]:
    """Return a story as NewsArticle; what is kept for some is said to be.

    Source: schema.org/NewsArticle; Google Search Central, “Structured data for subscription and
    paywalled content”.
    """
    said: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.headline,
        "description": article.standfirst,
        "articleSection": section.title,
        "author": _authors(article, credits),
        "publisher": {
            "@type": "NewsMediaOrganization",
            "name": paper,
            "url": f"{settings.BASE_URL}/",
        },
        "isAccessibleForFree": not reading.is_kept,
    }
    return said | _dated(article) | _kept(reading) | _corrected(corrections)


def _authors(article: ArticlePage, credits: Credits) -> list[dict[str, str]]:  # noqa: A002
    named = [
        {"@type": "Person", "name": one.name, "url": f"{settings.BASE_URL}{one.address}"}
        for one in credits.bylines
    ]
    free = [{"@type": "Person", "name": article.byline_free}] if article.byline_free else []
    return named + free


def _dated(article: ArticlePage) -> dict[str, str]:
    if not article.published_at:
        return {}
    changed = article.updated_at or article.published_at
    return {
        "mainEntityOfPage": f"{settings.BASE_URL}{article.address}",
        "datePublished": article.published_at.isoformat(),
        "dateModified": changed.isoformat(),
    }


def _kept(reading: Reading) -> dict[str, Any]:
    if not reading.is_kept:
        return {}
    part = {"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": KEPT_PART}
    return {"hasPart": part}


def _corrected(corrections: Sequence[Correction]) -> dict[str, Any]:
    if not corrections:
        return {}
    said = [
        {
            "@type": "CorrectionComment",
            "text": f"{each.wrong} {each.right}",
            "datePublished": each.fixed_at.isoformat(),
        }
        for each in corrections
    ]
    return {"correction": said}

"""The text of a story as it is printed."""

from __future__ import annotations

import re
from html import escape, unescape

from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe
from wagtail.rich_text import expand_db_html

_EDITOR_KEYS = re.compile(r' data-block-key="[^"]*"')
_FIRST = re.compile(r"(\s*<p[^>]*>)(.*)", re.DOTALL)
WORDS_A_MINUTE = 230


def printed(html: str) -> SafeString:
    """Return rich text as HTML for readers, without the editor's own marks."""
    return mark_safe(_EDITOR_KEYS.sub("", expand_db_html(html)))  # noqa: S308 the desk's own HTML


def with_lead_in(html: str, lead_in: str) -> SafeString:
    """Mark the opening words, where the first paragraph begins with them literally.

    They stay in ordinary case: the stylesheet prints the capitals.
    """
    found = _FIRST.fullmatch(html)
    if not (lead_in and found):
        return mark_safe(html)  # noqa: S308 comes from printed()
    start, rest = found.groups()
    for spelt in (escape(lead_in, quote=False), escape(lead_in), lead_in):
        if rest.startswith(spelt):
            marked = f'{start}<span class="opening">{spelt}</span>{rest[len(spelt) :]}'
            return mark_safe(marked)  # noqa: S308 parts of printed()
    return mark_safe(html)  # noqa: S308 comes from printed()


def words_in(html: str) -> str:
    """Return rich text as plain words, with a line for each paragraph."""
    return unescape(strip_tags(re.sub(r"</(p|li)>", "\n", html))).strip()


def minutes(length_words: int) -> int:
    """Return how long a story takes to read, one minute at least."""
    return max(1, round(length_words / WORDS_A_MINUTE))

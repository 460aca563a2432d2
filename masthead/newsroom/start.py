"""The start of a story: what everyone sees where the rest is kept for some."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django.utils.safestring import SafeString

from masthead.newsroom import prose

_PARAGRAPHS = re.compile(r"<p(?:\s[^>]*)?>.*?</p>", re.DOTALL)


def start_of(story: Any, *, paragraphs: int) -> list[SafeString]:
    """Return the first paragraphs of a story as HTML, the lead-in marked.

    Whatever number is asked for, the last paragraph isn't among them: what is kept for some is
    never shown whole. Crossheads, lists, quotations and pictures are left out.
    """
    found = list(_paragraphs(story.body))
    shown = found[: max(0, min(paragraphs, len(found) - 1))]
    html = [prose.printed(each) for each in shown]
    return [prose.with_lead_in(html[0], story.lead_in), *html[1:]] if html else []


def _paragraphs(body: Any) -> Iterator[str]:
    for block in body:
        if block.block_type == "paragraph":
            found = _PARAGRAPHS.findall(block.value.source)
            yield from (each for each in found if prose.words_in(each))

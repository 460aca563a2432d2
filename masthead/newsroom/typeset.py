"""Set a manuscript's text in the blocks that a story's body is made of."""

from __future__ import annotations

from collections.abc import Iterable

from masthead.newsroom.manuscripts.manuscript import (
    Block,
    Crosshead,
    ItemList,
    Paragraph,
    PullQuote,
)


def typeset(blocks: Iterable[Block]) -> list[tuple[str, str]]:
    """Return (name, raw value) of each block, as `blocks.TextBlocks` names and stores them."""
    return [_set(block) for block in blocks]


def _set(block: Block) -> tuple[str, str]:
    match block:
        case Paragraph(words):
            return "paragraph", f"<p>{words.html}</p>"
        case Crosshead(text):
            return "crosshead", text
        case PullQuote(text):
            return "pull_quote", text
        case ItemList(items, numbered):
            tag = "ol" if numbered else "ul"
            lines = "".join(f"<li>{item.html}</li>" for item in items)
            return "list", f"<{tag}>{lines}</{tag}>"

"""Read a .md: front matter if there is any, headline, crossheads, quotations, lists."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from masthead.newsroom.manuscripts import refusals
from masthead.newsroom.manuscripts.front_matter import read_front_matter
from masthead.newsroom.manuscripts.head import LONGEST_STANDFIRST
from masthead.newsroom.manuscripts.lead_in import opening
from masthead.newsroom.manuscripts.manuscript import Manuscript
from masthead.newsroom.manuscripts.pieces import Piece, block, read_pieces
from masthead.newsroom.manuscripts.text import decode

# Typographic replacements stay off: nothing is smartened. HTML stays as it was typed.
_TABLE = re.compile(r"^ *\|?(?: *:?-{1,}:? *\|)+ *:?-*:? *$", re.MULTILINE)
_MARKDOWN = MarkdownIt("commonmark", {"html": False, "typographer": False})


def read_markdown(data: bytes) -> Manuscript:
    """Read Markdown: the headline from the front matter or the first `# `.

    A line right under that `# `, with more text after it, is the standfirst unless the front
    matter has one. Raises NoHeadline and what `decode` and `read_front_matter` raise.
    """
    about, source = read_front_matter(decode(data).replace("\r\n", "\n").replace("\r", "\n"))
    tokens = _MARKDOWN.parse(source)
    html = _MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {})
    pieces = [piece for piece in read_pieces(html) if piece.words.text or piece.items]
    head, pieces = _head(about, pieces, standfirst=_text_right_under_headline(tokens))
    return replace(
        head,
        blocks=tuple(found for found in map(block, pieces) if found),
        left_out=(*head.left_out, *_left_out(tokens, source)),
    )


def _left_out(tokens: list[Token], source: str) -> Iterator[str]:
    if _has_pictures(tokens):
        yield "pictures"
    if _TABLE.search(source):
        yield "the lines of a table (they stand in one paragraph)"


def _head(
    about: Manuscript, pieces: list[Piece], *, standfirst: bool
) -> tuple[Manuscript, list[Piece]]:
    """Take the headline, and a standfirst right under it, out of the text."""
    at = next((n for n, piece in enumerate(pieces) if piece.tag == "h1"), None)
    if at is None or about.headline not in ("", pieces[at].words.line):
        return _with_headline(about, ""), pieces
    head, rest = _with_headline(about, pieces[at].words.line), pieces[:at] + pieces[at + 1 :]
    if standfirst and not head.standfirst and _may_stand_first(rest[at:]):
        return replace(head, standfirst=rest[at].words.line), rest[:at] + rest[at + 1 :]
    return head, rest


def _with_headline(about: Manuscript, headline: str) -> Manuscript:
    if not (about.headline or headline):
        raise refusals.NoHeadline(
            "The story has no headline: give it “headline:” in the front matter, or a line that "
            "begins with “# ”"
        )
    return replace(about, headline=about.headline or headline)


def _may_stand_first(pieces: list[Piece]) -> bool:
    if len([piece for piece in pieces if piece.tag == "p"]) < 2:
        return False
    text = pieces[0].words.text
    return pieces[0].tag == "p" and len(text) <= LONGEST_STANDFIRST and not opening(text)


def _text_right_under_headline(tokens: Sequence[Token]) -> bool:
    """Say whether a paragraph begins on the very line after the first headline."""
    for n, token in enumerate(tokens):
        if token.type == "heading_close" and token.tag == "h1":
            start = tokens[n - 2].map
            after = tokens[n + 1].map if n + 1 < len(tokens) else None
            return bool(start and after and start[1] == after[0])
    return False


def _has_pictures(tokens: Sequence[Token]) -> bool:
    return any(child.type == "image" for token in tokens for child in token.children or ())

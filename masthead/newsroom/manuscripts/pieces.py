"""Read clean HTML, as the readers of .md and .docx make it, into headings, paragraphs, lists."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser

import nh3

from masthead.newsroom.manuscripts.manuscript import (
    Block,
    Crosshead,
    ItemList,
    Paragraph,
    PullQuote,
    Run,
    Words,
    trimmed,
)

_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_LISTS = {"ul", "ol"}
_BLOCKS = _HEADINGS | _LISTS | {"p", "blockquote", "li", "td", "th", "pre"}
_TAGS = _BLOCKS | {"b", "strong", "i", "em", "a", "br", "sup"}
_SCHEMES = {"http", "https", "mailto", "tel"}


@dataclass(frozen=True)
class Piece:
    """One block of the file. `tag` is h1 to h6, p, blockquote, ul or ol; a list has `items`."""

    tag: str
    words: Words
    items: tuple[Words, ...] = ()


def read_pieces(html: str) -> list[Piece]:
    """Clean HTML from outside and return its blocks, empty ones too."""
    clean = nh3.clean(
        html, tags=_TAGS, attributes={"a": {"href"}}, url_schemes=_SCHEMES, link_rel=None
    )
    reader = _Reader()
    reader.feed(clean)
    reader.close()
    reader.end_block()
    return reader.pieces


def block(piece: Piece) -> Block | None:
    """Return a piece as a block of the story: None where it is empty."""
    if piece.items:
        return ItemList(piece.items, numbered=piece.tag == "ol")
    if not piece.words.text:
        return None
    if piece.tag in _HEADINGS:
        return Crosshead(piece.words.line)
    if piece.tag == "blockquote":
        return PullQuote(piece.words.line)
    return Paragraph(piece.words)


class _Reader(HTMLParser):
    """Collects pieces; a list is one piece, however deep its lists within lists."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[Piece] = []
        self._open: list[str] = []
        self._runs: list[Run] = []
        self._items: list[Words] = []
        self._dress: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a block, a dress, or break the line."""
        if tag in _BLOCKS:
            self.end_block()
            self._open.append(tag)
        elif tag == "br":
            self._add("\n")
        else:
            self._dress.append((tag, dict(attrs).get("href") or ""))

    def handle_endtag(self, tag: str) -> None:
        """Close a block or a dress."""
        if tag in _BLOCKS:
            self.end_block(closing=tag)
            if tag in self._open:
                del self._open[len(self._open) - 1 - self._open[::-1].index(tag) :]
            if tag in _LISTS and not _LISTS & set(self._open):
                self.pieces.append(Piece(tag, Words(), tuple(self._items)))
                self._items = []
        else:
            self._dress = [dress for dress in self._dress if dress[0] != tag]

    def handle_data(self, data: str) -> None:
        """Take in text; a line end in the source is a space."""
        self._add(data.replace("\r", "").replace("\n", " "))

    def _add(self, text: str) -> None:
        tags = {tag for tag, _ in self._dress}
        href = next((href for tag, href in self._dress if tag == "a"), "")
        if href.startswith("#"):
            # A link within the document: a note’s number, the way back from it, or a reference.
            text, href = ("" if "sup" in tags or text == "↑" else text), ""
        if self._runs and self._runs[-1].text.endswith("\n"):
            text = text.lstrip(" ")
        self._runs.append(Run(text, bool(tags & {"b", "strong"}), bool(tags & {"i", "em"}), href))

    def end_block(self, closing: str = "") -> None:
        """Turn what was collected into a piece or an item of the open list."""
        words, self._runs = trimmed(self._runs), []
        if _LISTS & set(self._open):
            self._items += [words] if words.text else []
        elif words.text or closing == "p":
            self.pieces.append(Piece(self._tag(), words))

    def _tag(self) -> str:
        if "blockquote" in self._open:
            return "blockquote"
        headings = [tag for tag in self._open if tag in _HEADINGS]
        return headings[-1] if headings else "p"

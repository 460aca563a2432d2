"""What a story consists of before the newsroom has it: frozen values, no models."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True)
class Run:
    """A stretch of text in one dress. A line break within it is a newline."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""

    @property
    def html(self) -> str:
        """Return the run as the editor stores it: <b>, <i> and <a> alone."""
        html = escape(self.text, quote=False).replace("\n", "<br/>")
        html = f"<i>{html}</i>" if self.italic else html
        html = f"<b>{html}</b>" if self.bold else html
        return f'<a href="{escape(self.href)}">{html}</a>' if self.href else html


@dataclass(frozen=True)
class Words:
    """A line or paragraph: runs one after another."""

    runs: tuple[Run, ...] = ()

    @classmethod
    def plain(cls, text: str) -> Words:
        """Make words without any dress."""
        return cls((Run(text),) if text else ())

    @property
    def text(self) -> str:
        """Return the words alone."""
        return "".join(run.text for run in self.runs)

    @property
    def line(self) -> str:
        """Return the words on one line, for a headline."""
        return " ".join(self.text.split())

    @property
    def html(self) -> str:
        """Return the words with bold, italics and links."""
        return "".join(run.html for run in self.runs)

    def lines(self) -> list[Words]:
        """Return the words cut at their line breaks."""
        lines: list[list[Run]] = [[]]
        for run in self.runs:
            first, *others = run.text.split("\n")
            lines[-1].append(Run(first, run.bold, run.italic, run.href))
            lines += [[Run(part, run.bold, run.italic, run.href)] for part in others]
        return [trimmed(runs) for runs in lines]

    def without(self, length: int) -> Words:
        """Return what follows the first `length` characters, in its dress."""
        rest: list[Run] = []
        for run in self.runs:
            rest.append(Run(run.text[length:], run.bold, run.italic, run.href))
            length = max(0, length - len(run.text))
        return merged(rest)


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the text."""

    words: Words


@dataclass(frozen=True)
class Crosshead:
    """A small headline inside the text."""

    text: str


@dataclass(frozen=True)
class PullQuote:
    """A quotation set apart from the text."""

    text: str


@dataclass(frozen=True)
class ItemList:
    """A list, with or without numbers."""

    items: tuple[Words, ...]
    numbered: bool = False


Block = Paragraph | Crosshead | PullQuote | ItemList


@dataclass(frozen=True)
class Signature:
    """Who signs the story, and for what where that is said."""

    name: str
    role: str = ""


@dataclass(frozen=True)
class Manuscript:
    """A story as it came: headline, text, and what its front matter says.

    `lead_in` is the literal beginning of the first paragraph, in ordinary spelling, and empty
    where the story doesn't open in capitals. `left_out` names what the file holds and the
    story can't: pictures, footnotes. `embargo` is a day or a moment as it was written.
    """

    headline: str
    blocks: tuple[Block, ...]
    standfirst: str = ""
    lead_in: str = ""
    section: str = ""
    kicker: str = ""
    short_headline: str = ""
    series: str = ""
    kind: str = ""
    bylines: tuple[Signature, ...] = ()
    byline_free: str = ""
    agency: str = ""
    topics: tuple[str, ...] = ()
    embargo: str = ""
    left_out: tuple[str, ...] = ()

    @property
    def paragraphs(self) -> list[Paragraph]:
        """Return the paragraphs alone, in their order."""
        return [block for block in self.blocks if isinstance(block, Paragraph)]


def merged(runs: Iterable[Run]) -> Words:
    """Join neighbours in the same dress and leave out empty runs."""
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if last and (last.bold, last.italic, last.href) == (run.bold, run.italic, run.href):
            joined[-1] = Run(last.text + run.text, run.bold, run.italic, run.href)
        elif run.text:
            joined.append(run)
    return Words(tuple(joined))


def trimmed(runs: Iterable[Run]) -> Words:
    """Join neighbours and take off the white space at both ends."""
    kept = list(merged(runs).runs)
    while kept and not kept[0].text.strip():
        kept.pop(0)
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        first = kept[0]
        kept[0] = Run(first.text.lstrip(), first.bold, first.italic, first.href)
        last = kept[-1]
        kept[-1] = Run(last.text.rstrip(), last.bold, last.italic, last.href)
    return Words(tuple(kept))

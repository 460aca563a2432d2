"""Read a .txt: headline, standfirst right under it, a blank line, paragraphs."""

import codecs
import re

from masthead.newsroom.manuscripts import refusals
from masthead.newsroom.manuscripts.head import ends_a_sentence, split_head
from masthead.newsroom.manuscripts.manuscript import Manuscript, Paragraph, Words

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_LINE_END = re.compile("\r\n|[\r\n\v\f\x85\u2028]")
# All the control characters that no text has; tab, line ends and form feed are text.
_NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
# Longer than any width at which an editor wraps lines: then a line end was meant.
_WIDEST_WRAP = 140


def read_text(data: bytes) -> Manuscript:
    """Read plain text as surface.md lays it out.

    A line end inside a paragraph is a space where the whole file is hard-wrapped, and kept as
    a line break where it isn't. Raises EncodingNotUnderstood, EmptyManuscript, NoHeadline.
    """
    lines = [line.strip() for line in _LINE_END.split(decode(data))]
    groups = _groups(lines)
    if not groups:
        raise refusals.EmptyManuscript("There is nothing in the file but blank lines")
    if not lines[0] and len(groups[0]) == 1 and ends_a_sentence(groups[0][0].text):
        raise refusals.NoHeadline("The first line is blank, so the story has no headline")
    wrapped = max(map(len, lines)) <= _WIDEST_WRAP
    first, *rest = groups
    head = split_head(first, more=bool(rest))
    rest = [head.text, *rest] if head.text else rest
    if wrapped:
        standfirst = " ".join([head.standfirst, *(words.text for words in head.under)])
        return _manuscript(head.headline, standfirst, rest, between=" ")
    if len(rest) == 1:
        rest = [[line] for line in rest[0]]
    rest = [[line] for line in head.under] + rest
    return _manuscript(head.headline, head.standfirst, rest, between="\n")


def _manuscript(
    headline: str, standfirst: str, groups: list[list[Words]], *, between: str
) -> Manuscript:
    texts = [between.join(line.text for line in group) for group in groups]
    blocks = tuple(Paragraph(Words.plain(text)) for text in texts)
    return Manuscript(headline=headline, standfirst=standfirst, blocks=blocks)


def _groups(lines: list[str]) -> list[list[Words]]:
    groups: list[list[Words]] = [[]]
    for line in lines:
        if line:
            groups[-1].append(Words.plain(line))
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def decode(data: bytes) -> str:
    """Turn bytes into text: UTF-8, UTF-16 that says so, else Windows-1252.

    Raises EncodingNotUnderstood for a damaged UTF-8 file and for what is no text at all.
    """
    encoding = "utf-16" if data.startswith(_UTF16) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = _windows(data)
    if _NOT_TEXT.search(text):
        raise refusals.EncodingNotUnderstood("The file isn’t plain text")
    return text.replace("\u2029", "\n\n").replace("\ufeff", "")


def _windows(data: bytes) -> str:
    try:
        text = data.decode("windows-1252")
    except UnicodeDecodeError:
        text = ""
    # Latin text of one byte a letter never holds UTF-8's pairs; a damaged UTF-8 file does.
    if not text or any(letter > "\x7f" for letter in data.decode("utf-8", "ignore")):
        raise refusals.EncodingNotUnderstood(
            "The file’s letters can’t be read: save it as plain text in UTF-8"
        )
    return text

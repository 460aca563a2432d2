"""Read a file from the newsroom's folder into a manuscript, whatever its kind."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from masthead.newsroom.manuscripts import lead_in, refusals
from masthead.newsroom.manuscripts.docx import read_docx
from masthead.newsroom.manuscripts.manuscript import Manuscript, Paragraph
from masthead.newsroom.manuscripts.markdown import read_markdown
from masthead.newsroom.manuscripts.text import read_text

# A long read of 5,000 words is 30 kB of text; a Word file of it, pictures included, a few MB.
LARGEST_BYTES = {".txt": 1_000_000, ".md": 1_000_000, ".docx": 30_000_000}
_READERS: dict[str, Callable[[bytes], Manuscript]] = {
    ".txt": read_text,
    ".md": read_markdown,
    ".docx": read_docx,
}
LONGEST_HEADLINE = 200


def read(path: Path) -> Manuscript:
    """Read a .txt, .md or .docx: paragraphs and quotation marks exactly as they were written.

    Opening words in capitals become the lead-in, in the spelling that they have later in the
    text. Raises a ManuscriptRefused of `refusals`, each with one sentence that says why.
    """
    kind = path.suffix.lower()
    if kind not in _READERS:
        raise refusals.UnknownKind(f"“{path.name}” is none of .txt, .md and .docx")
    data = _bytes(path, largest=LARGEST_BYTES[kind])
    if not data.strip():
        raise refusals.EmptyManuscript(f"“{path.name}” is empty")
    return _checked(_READERS[kind](data))


def _bytes(path: Path, *, largest: int) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(largest + 1)
    except OSError as error:
        why = (error.strerror or "can’t be opened").lower()
        raise refusals.NoSuchManuscript(f"“{path}” can’t be read: {why}") from error
    if len(data) > largest:
        raise refusals.TooLarge(f"“{path.name}” is over {largest // 1_000_000} MB: not a story")
    return data


def _checked(found: Manuscript) -> Manuscript:
    if not found.headline:
        raise refusals.NoHeadline("The story has no headline")
    if len(found.headline) > LONGEST_HEADLINE:
        raise refusals.NoHeadline(
            f"The story has no headline: it begins with {len(found.headline)} characters on "
            f"one line, and a headline has {LONGEST_HEADLINE} at most"
        )
    if not found.paragraphs:
        raise refusals.NoText(
            "The story has a headline and no text: leave a blank line before the first paragraph"
        )
    return _with_lead_in(found)


def _with_lead_in(found: Manuscript) -> Manuscript:
    first, *others = found.blocks
    if not isinstance(first, Paragraph):
        return replace(found, lead_in="")
    if found.lead_in and first.words.text.startswith(found.lead_in):
        return found
    words, opening = lead_in.take(
        first.words, later=others, above=(found.standfirst, found.headline)
    )
    return replace(found, lead_in=opening, blocks=(Paragraph(words), *others))

"""Read a .docx by its styles; without a headline among them, as a .txt is read."""

import io
from dataclasses import replace

import mammoth

from masthead.newsroom.manuscripts.head import Head, split_head
from masthead.newsroom.manuscripts.manuscript import Manuscript, Words
from masthead.newsroom.manuscripts.package import check_package
from masthead.newsroom.manuscripts.pieces import Piece, block, read_pieces
from masthead.newsroom.manuscripts.refusals import EmptyManuscript, NotADocument

# Word, LibreOffice and Google name their styles in English inside the file, in any language.
# h1 is a title, h2 a first-level heading (the headline where there is no title), h6 a subtitle.
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => h6:fresh
p[style-name='Heading 1'] => h2:fresh
p[style-name='Heading 2'] => h3:fresh
p[style-name='Heading 3'] => h3:fresh
p[style-name='Heading 4'] => h3:fresh
p[style-name='Heading 5'] => h3:fresh
p[style-name='Heading 6'] => h3:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Quotations'] => blockquote > p:fresh
p[style-name='Block Text'] => blockquote > p:fresh
p[style-name='List Bullet'] => ul > li:fresh
p[style-name='List Number'] => ol > li:fresh
"""


def read_docx(data: bytes) -> Manuscript:
    """Read a Word document: Title or Heading 1 the headline, Subtitle the standfirst, lower
    headings crossheads, Quote a pull quote; lists, bold, italics and links as they are.

    Comments, pictures, footnotes and what revisions took out are left out. Raises what
    `check_package` raises, and EmptyManuscript.
    """
    check_package(data)
    html = _html(data)
    pieces = read_pieces(html)
    if not any(piece.words.text or piece.items for piece in pieces):
        raise EmptyManuscript("There is nothing in the document")
    found = _by_styles(pieces) or _by_lines(pieces)
    return replace(found, left_out=("pictures",) if "<img" in html else ())


def _html(data: bytes) -> str:
    try:
        return str(
            mammoth.convert_to_html(
                io.BytesIO(data),
                style_map=_STYLES,
                ignore_empty_paragraphs=False,
                include_embedded_style_map=False,
                convert_image=mammoth.images.img_element(_no_image),
            ).value
        )
    except Exception as error:
        # It raises whatever its own slips raise: KeyError, AttributeError, RecursionError.
        raise NotADocument("The file is not a .docx, or it is damaged inside") from error


def _no_image(_: object) -> dict[str, str]:
    return {"src": ""}


def _by_styles(pieces: list[Piece]) -> Manuscript | None:
    """Go by the styles, where one of them marks a headline."""
    headline = _first(pieces, "h1") or _first(pieces, "h2")
    if headline is None:
        return None
    standfirst = _first(pieces, "h6")
    rest = [piece for piece in pieces if piece is not headline and piece is not standfirst]
    head = Head(headline.words.line, standfirst.words.line if standfirst else "")
    return _manuscript(head, rest)


def _first(pieces: list[Piece], tag: str) -> Piece | None:
    return next((piece for piece in pieces if piece.tag == tag and piece.words.text), None)


def _by_lines(pieces: list[Piece]) -> Manuscript:
    """Go by the lines: an empty paragraph is a blank line, and each other one a paragraph."""
    start = next(n for n, piece in enumerate(pieces) if piece.words.text or piece.items)
    lines, rest = _top(pieces[start:])
    if not lines:
        return Manuscript(headline="", blocks=())
    head = split_head(lines, more=bool(rest))
    text = [Piece("p", words) for words in [*head.under, *head.text]]
    return _manuscript(head, text + rest)


def _top(pieces: list[Piece]) -> tuple[list[Words], list[Piece]]:
    """Return the lines above the first blank line, crosshead or list, and what follows."""
    end = next((n for n, one in enumerate(pieces) if n and not _is_line(one)), len(pieces))
    lines = pieces[0].words.lines() + [piece.words for piece in pieces[1:end]]
    return [line for line in lines if line.text], pieces[end:]


def _is_line(piece: Piece) -> bool:
    return piece.tag == "p" and bool(piece.words.text)


def _manuscript(head: Head, pieces: list[Piece]) -> Manuscript:
    blocks = tuple(found for found in map(block, pieces) if found)
    return Manuscript(headline=head.headline, standfirst=head.standfirst, blocks=blocks)

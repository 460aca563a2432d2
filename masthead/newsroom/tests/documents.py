"""Word documents for the tests, made as Word makes them."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
from PIL import Image

HEADLINE = "Library van to return to the seven villages that lost it"
STANDFIRST = "County finds the money after a reader in Upper Wharrow counted the borrowers himself"
_STYLES = {"##": "Heading 2", ">": "Quote", "-": "List Bullet"}


def _story() -> Iterator[tuple[str, str]]:
    """Yield the style and the words of each paragraph of the story."""
    for line in (Path(__file__).parent / "manuscripts" / "library-van.typed").open():
        mark, _, words = line.strip().partition(" ")
        yield (_STYLES[mark], words) if mark in _STYLES else ("Normal", line.strip())


STORY = list(_story())
FIRST = STORY[0][1]


def styled(path: Path) -> Path:
    """Write the story as a document that uses Word's styles, with bold, italics and a link."""
    document = docx.Document()
    document.add_paragraph(HEADLINE, style="Title")
    document.add_paragraph(STANDFIRST, style="Subtitle")
    for style, text in STORY:
        if text == FIRST:
            paragraph = document.add_paragraph()
            paragraph.add_run("THE LIBRARY").bold = True
            paragraph.add_run(" VAN").bold = True
            paragraph.add_run(text.removeprefix("THE LIBRARY VAN"))
        else:
            document.add_paragraph(text, style=style)
    last = document.paragraphs[-1]
    last.add_run(" It is ")
    last.add_run("electric").italic = True
    last.add_run(".")
    document.save(str(path))
    return path


def unstyled(path: Path, *, blank_lines: bool = True) -> Path:
    """Write the story as somebody does who has never opened the list of styles."""
    document = docx.Document()
    document.add_paragraph(f"{HEADLINE}\n{STANDFIRST}")
    for style, text in STORY:
        if style == "Normal":
            if blank_lines:
                document.add_paragraph("")
            document.add_paragraph(text)
    document.save(str(path))
    return path


def remade(path: Path, *, parts: dict[str, bytes]) -> Path:
    """Write a styled document some of whose parts hold something else."""
    with zipfile.ZipFile(styled(path)) as package:
        whole = {name: package.read(name) for name in package.namelist()} | parts
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in whole.items():
            package.writestr(name, data)
    path.write_bytes(packed.getvalue())
    return path


def dot(path: Path) -> Path:
    """Draw a picture of one grey dot."""
    Image.new("L", (8, 8), 128).save(path)
    return path

"""A .docx, with styles and without, honest and hostile."""

import time
import zipfile
from pathlib import Path

import docx
import pytest

from masthead.newsroom.manuscripts import read, refusals
from masthead.newsroom.manuscripts.manuscript import Crosshead, ItemList, Paragraph, PullQuote
from masthead.newsroom.tests import documents

BODY = "word/document.xml"
LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><w:document>&b;</w:document>"""


@pytest.mark.parametrize(
    "data",
    [b"Headline\n\nText.", b"PK\x03\x04", b"\x00" * 100, b"%PDF-1.7", b"{\\rtf1 Text}"],
    ids=["text", "stump", "noughts", "pdf", "rtf"],
)
def test_it_refuses_what_is_no_document(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "story.docx"
    path.write_bytes(data)
    with pytest.raises(refusals.NotADocument, match="is not a"):
        read(path)


def test_it_refuses_a_torn_document(tmp_path: Path) -> None:
    path = documents.styled(tmp_path / "story.docx")
    whole = path.read_bytes()
    for length in range(1, len(whole), 997):
        path.write_bytes(whole[:length])
        with pytest.raises(refusals.NotADocument):
            read(path)


def test_it_refuses_a_zip_of_something_else(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "story.docx", "w") as package:
        package.writestr("holiday.txt", "sun")
    with pytest.raises(refusals.NotADocument, match="zip, but not"):
        read(tmp_path / "story.docx")


def test_it_refuses_a_document_with_a_password(tmp_path: Path) -> None:
    path = tmp_path / "story.docx"
    path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"))
    with pytest.raises(refusals.DocumentLocked, match="password"):
        read(path)


def test_it_refuses_the_old_format_by_its_new_name(tmp_path: Path) -> None:
    path = tmp_path / "story.docx"
    path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + b"\x00" * 500)
    with pytest.raises(refusals.NotADocument, match="old format"):
        read(path)


def test_it_refuses_a_bomb_at_once(tmp_path: Path) -> None:
    path = documents.remade(tmp_path / "story.docx", parts={BODY: b" " * 60_000_000})
    started = time.perf_counter()
    with pytest.raises(refusals.TooLarge, match="unpacks to more"):
        read(path)
    assert time.perf_counter() - started < 1


@pytest.mark.parametrize(
    "xml", [LAUGHS, b"<a>" * 500 + b"</a>" * 500, b"<w:document", b"", b"\xff\xfe"]
)
def test_it_refuses_hostile_and_broken_insides(tmp_path: Path, xml: bytes) -> None:
    path = documents.remade(tmp_path / "story.docx", parts={BODY: xml})
    with pytest.raises(refusals.NotADocument, match="damaged inside"):
        read(path)


def test_it_refuses_an_empty_document(tmp_path: Path) -> None:
    docx.Document().save(str(tmp_path / "story.docx"))
    with pytest.raises(refusals.EmptyManuscript):
        read(tmp_path / "story.docx")


def test_it_refuses_a_headline_without_a_text(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Headline", style="Title")
    document.save(str(tmp_path / "story.docx"))
    with pytest.raises(refusals.NoText):
        read(tmp_path / "story.docx")


def test_a_styled_story_comes_whole(tmp_path: Path) -> None:
    story = read(documents.styled(tmp_path / "story.docx"))
    assert (story.headline, story.standfirst) == (documents.HEADLINE, documents.STANDFIRST)
    kinds = [type(block) for block in story.blocks]
    assert [kinds.count(kind) for kind in (Paragraph, Crosshead, PullQuote, ItemList)] == [
        9,
        2,
        1,
        1,
    ]
    typed = [text for style, text in documents.STORY if style == "Normal"]
    assert [paragraph.words.text for paragraph in story.paragraphs][1:-1] == typed[1:-1]


def test_its_opening_becomes_the_lead_in_without_the_bold(tmp_path: Path) -> None:
    story = read(documents.styled(tmp_path / "story.docx"))
    assert story.lead_in == "The library van"
    assert story.paragraphs[0].words.html.startswith("The library van that served WHARROWDALE")


def test_its_list_and_italics_stay(tmp_path: Path) -> None:
    story = read(documents.styled(tmp_path / "story.docx"))
    items = next(block.items for block in story.blocks if isinstance(block, ItemList))
    assert items[2].text == "Cragg End and Cragg Foot, the bridge between them, 2pm"
    assert story.paragraphs[-1].words.html.endswith("It is <i>electric</i>.")


@pytest.mark.parametrize("blank_lines", [True, False])
def test_an_unstyled_story_is_read_by_its_lines(tmp_path: Path, *, blank_lines: bool) -> None:
    path = documents.unstyled(tmp_path / "story.docx", blank_lines=blank_lines)
    story = read(path)
    assert (story.headline, story.standfirst) == (documents.HEADLINE, documents.STANDFIRST)
    typed = [text for style, text in documents.STORY if style == "Normal"]
    assert [paragraph.words.text for paragraph in story.paragraphs][1:] == typed[1:]
    assert story.lead_in == "The library van"


def test_heading_one_is_the_headline_where_there_is_no_title(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Headline", 1)
    document.add_paragraph("First.")
    document.add_heading("Crosshead", 2)
    document.add_paragraph("Second.")
    document.save(str(tmp_path / "story.docx"))
    story = read(tmp_path / "story.docx")
    assert story.headline == "Headline"
    assert story.blocks[1] == Crosshead("Crosshead")


def test_an_image_is_left_out_and_said_to_be(tmp_path: Path) -> None:
    path = documents.styled(tmp_path / "story.docx")
    document = docx.Document(str(path))
    document.add_picture(str(documents.dot(tmp_path / "dot.png")))
    document.save(str(path))
    assert read(path).left_out == ("pictures",)

"""Papers for print: set from data, and read back as a reader's own program would."""

from collections.abc import Callable
from pathlib import Path

import pytest

from masthead.lib.typeset import TEMPLATES, TypesetFailed, pdf

SHEET = """
#import "/print/sheet.typ": sheet
#let data = json(bytes(sys.inputs.data))
#show: sheet.with(title: data.title, paper: "The Weekly Pioneer")
= #data.title
#data.words
"""
NOTE = {"title": "Receipt", "words": "£20"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with two templates, beside the sheet that all templates share."""
    (tmp_path / "print").symlink_to(TEMPLATES / "print")
    (tmp_path / "note.typ").write_text(SHEET)
    (tmp_path / "broken.typ").write_text("#panic(sys.inputs.data)")
    return tmp_path


def test_it_refuses_a_template_that_is_not_there(folder: Path) -> None:
    with pytest.raises(TypesetFailed, match=r"no template nothing\.typ"):
        pdf("nothing", {}, folder=folder)


def test_it_says_which_template_can_not_be_set(folder: Path) -> None:
    with pytest.raises(TypesetFailed, match=r"broken\.typ: "):
        pdf("broken", {"words": "x"}, folder=folder)


def test_a_word_that_a_template_needs_and_lacks_is_a_failure(folder: Path) -> None:
    with pytest.raises(TypesetFailed, match="title"):
        pdf("note", {"words": "x"}, folder=folder)


def test_the_same_words_give_the_same_bytes(folder: Path) -> None:
    first, second = (pdf("note", NOTE, folder=folder) for _ in range(2))
    assert first == second
    assert first.startswith(b"%PDF-1.7")


def test_it_is_tagged_titled_and_says_its_language(folder: Path) -> None:
    made = pdf("note", NOTE, folder=folder)
    assert b"/StructTreeRoot" in made
    assert b"/Lang" in made
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made


def test_nothing_in_the_data_can_act(folder: Path, pdf_text: Callable[[bytes], str]) -> None:
    words = '#panic("gone") $x$ *bold* #read("/etc/passwd") <label> @ref'
    made = pdf("note", {"title": "Receipt #1", "words": words}, folder=folder)
    assert words in pdf_text(made)

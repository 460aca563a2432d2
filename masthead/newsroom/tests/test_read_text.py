"""A .txt as newsrooms send them."""

import re
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masthead.newsroom.manuscripts import Manuscript, read, refusals
from masthead.newsroom.manuscripts.manuscript import Paragraph
from masthead.newsroom.manuscripts.text import read_text

TRAMS = Path(__file__).parent / "manuscripts" / "night-trams.txt"
HEADLINE = "Tram drivers vote to keep the night service running"
PARAGRAPHS = TRAMS.read_text().strip().split("\n\n")[1:]


ReadBytes = Callable[..., Manuscript]


@pytest.fixture
def read_bytes(tmp_path: Path) -> ReadBytes:
    def read_them(data: bytes | str, name: str = "story.txt") -> Manuscript:
        path = tmp_path / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return read(path)

    return read_them


def texts(manuscript: Manuscript) -> list[str]:
    return [paragraph.words.text for paragraph in manuscript.paragraphs]


def test_it_refuses_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(refusals.NoSuchManuscript, match="no such file"):
        read(tmp_path / "story.txt")


def test_it_refuses_a_folder(tmp_path: Path) -> None:
    (tmp_path / "story.txt").mkdir()
    with pytest.raises(refusals.NoSuchManuscript, match="is a directory"):
        read(tmp_path / "story.txt")


@pytest.mark.parametrize("name", ["story.pdf", "story.doc", "story.odt", "story", "story.txt~"])
def test_it_refuses_a_kind_of_file_it_does_not_know(read_bytes: ReadBytes, name: str) -> None:
    with pytest.raises(refusals.UnknownKind, match="is none of"):
        read_bytes("Headline\n\nText.", name)


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", b"\xef\xbb\xbf\n\n"])
def test_it_refuses_an_empty_file(read_bytes: ReadBytes, data: bytes) -> None:
    with pytest.raises(refusals.EmptyManuscript):
        read_bytes(data)


def test_it_refuses_more_than_a_story(read_bytes: ReadBytes) -> None:
    with pytest.raises(refusals.TooLarge, match="over 1 MB"):
        read_bytes(b"Headline\n\n" + b"word " * 200_000)


@pytest.mark.parametrize(
    "data",
    [b"PK\x03\x04\x14\x00\x00\x00", b"\x89PNG\r\n\x1a\n\x00\x00", b"Head\n\nText\x00text."],
)
def test_it_refuses_what_is_no_text(read_bytes: ReadBytes, data: bytes) -> None:
    with pytest.raises(refusals.EncodingNotUnderstood):
        read_bytes(data)


def test_it_refuses_a_damaged_utf8_file_rather_than_print_rubbish(read_bytes: ReadBytes) -> None:
    with pytest.raises(refusals.EncodingNotUnderstood, match="UTF-8"):
        read_bytes("Headline\n\n“Café”".encode() + b"\xe2\x80")


@pytest.mark.parametrize("text", ["Headline only", "Headline\nand a standfirst\n", "Headline\n\n"])
def test_it_refuses_a_headline_without_a_text(read_bytes: ReadBytes, text: str) -> None:
    with pytest.raises(refusals.NoText, match="blank line before the first paragraph"):
        read_bytes(text)


def test_it_refuses_a_text_without_a_headline(read_bytes: ReadBytes) -> None:
    with pytest.raises(refusals.NoHeadline, match="first line is blank"):
        read_bytes("\nThe drivers voted yesterday.\n\nThey voted no.\n")


def test_it_refuses_to_take_a_paragraph_for_a_headline(read_bytes: ReadBytes) -> None:
    with pytest.raises(refusals.NoHeadline, match="begins with a paragraph"):
        read_bytes("\n\n".join(PARAGRAPHS[1:]))


def test_a_full_length_story_comes_whole() -> None:
    story = read(TRAMS)
    assert story.headline == HEADLINE
    assert story.standfirst.startswith("Depot ballot rejects plan to end trams at 10pm, after")
    assert len(story.blocks) == len(PARAGRAPHS) == 15
    assert texts(story)[1:] == PARAGRAPHS[1:]


def test_its_opening_in_capitals_becomes_the_lead_in() -> None:
    story = read(TRAMS)
    assert story.lead_in == "Tram drivers"
    assert texts(story)[0].startswith("Tram drivers at MCKENZIE STREET voted")


def test_quotation_marks_stay_as_they_were_typed(read_bytes: ReadBytes) -> None:
    typed = '“We ‘did’ not,” she said; "nor" did they - it\'s 5 -- 6… and 7...'
    assert texts(read_bytes(f"Headline\n\n{typed}")) == [typed]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "windows-1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "  \r\n"])
def test_every_encoding_and_line_end_reads_the_same(
    read_bytes: ReadBytes, encoding: str, line_end: str
) -> None:
    text = TRAMS.read_text().replace("\n", line_end)
    assert read_bytes(text.encode(encoding)) == read(TRAMS)


def test_several_blank_lines_are_one(read_bytes: ReadBytes) -> None:
    text = TRAMS.read_text().replace("\n\n", "\n \n\t\n\n")
    assert read_bytes("\n\n" + text + "\n\n\n") == read(TRAMS)


def test_a_hard_wrapped_file_reads_as_the_unwrapped_one(read_bytes: ReadBytes) -> None:
    typed = TRAMS.read_text().split("\n")
    wrapped = [textwrap.fill(line, 76, break_on_hyphens=False) for line in typed]
    assert read_bytes("\n".join(wrapped)) == read(TRAMS)


def test_a_line_break_that_was_meant_is_kept(read_bytes: ReadBytes) -> None:
    story = read_bytes(f"Headline\n\n{'Long. ' * 40}\n\nWrite to\nThe Weavers’ Post\n")
    assert story.paragraphs[-1].words.html == "Write to<br/>The Weavers’ Post"


def test_a_blank_line_after_the_headline_means_no_standfirst(read_bytes: ReadBytes) -> None:
    story = read_bytes("Headline\n\nFirst.\n\nSecond.")
    assert (story.standfirst, texts(story)) == ("", ["First.", "Second."])


def test_lines_without_any_blank_line_are_paragraphs(read_bytes: ReadBytes) -> None:
    long = ["One. " * 40, "Two. " * 40]
    story = read_bytes("\n".join(["Headline", *long]))
    assert texts(story) == [line.strip() for line in long]


def test_markup_in_plain_text_is_text(read_bytes: ReadBytes) -> None:
    story = read_bytes("A <b> & B\n\n<script>alert(1)</script> & *so* on.")
    assert story.headline == "A <b> & B"
    assert story.paragraphs[0].words.html == "&lt;script&gt;alert(1)&lt;/script&gt; &amp; *so* on."


@given(st.text(st.characters(exclude_categories=["Cs"])).map(str.encode) | st.binary())
def test_anything_is_read_or_refused_with_a_sentence(data: bytes) -> None:
    assert read_or_refused(data)


def read_or_refused(data: bytes) -> str:
    try:
        return repr(read_text(data))
    except refusals.ManuscriptRefused as refused:
        return str(refused)


LETTERS = st.characters(categories=["L", "N", "P", "Sc"])
LINES = st.text(LETTERS, min_size=1).map(lambda words: f"{words} end.")


@given(st.lists(LINES, min_size=1))
def test_paragraphs_come_back_as_they_went_in(lines: list[str]) -> None:
    found = read_text("\n\n".join(["Headline", *lines]).encode())
    kept = [block.words.text for block in found.blocks if isinstance(block, Paragraph)]
    assert kept == lines
    assert re.sub("<.*?>", "", found.blocks[0].words.html).count("\n") == 0  # type: ignore[union-attr]

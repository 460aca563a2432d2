"""A .md, with and without front matter."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masthead.newsroom.manuscripts import read, refusals
from masthead.newsroom.manuscripts.manuscript import (
    Block,
    Crosshead,
    ItemList,
    Paragraph,
    PullQuote,
    Signature,
)
from masthead.newsroom.manuscripts.markdown import read_markdown

WARD_NINE = Path(__file__).parent / "manuscripts" / "ward-nine.md"


def texts(blocks: tuple[Block, ...]) -> list[str]:
    return [block.words.text for block in blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    "text",
    ["The drivers voted.\n\nThey did.", "## Crosshead\n\nText.", "---\nkicker: A\n---\nText"],
)
def test_it_refuses_a_story_without_a_headline(text: str) -> None:
    with pytest.raises(refusals.NoHeadline, match="headline:"):
        read_markdown(text.encode())


def test_it_refuses_a_headline_without_a_text(tmp_path: Path) -> None:
    path = tmp_path / "story.md"
    path.write_text("---\ntitle: Headline\n---\n")
    with pytest.raises(refusals.NoText):
        read(path)


@pytest.mark.parametrize(
    ("front", "why"),
    [
        ("headline: Vote: drivers say no", "Line 2 .* colon"),
        ("section: News\nkicker: [a", "can’t be read"),
        ("- News", "name: value"),
        ("topics: [[a]]", "to be plain"),
        ("topics: [{a: b}]", "plain list"),
        ("headline: [a, b]", "one line"),
        ("a: &a [x]\n" + "headline: *b", "can’t be read|Line 3"),
        ("x: " + "y" * 20_000, "longer"),
    ],
)
def test_it_refuses_front_matter_that_it_does_not_understand(front: str, why: str) -> None:
    with pytest.raises(refusals.FrontMatterNotUnderstood, match=why):
        read_markdown(f"---\n{front}\n---\n\n# Headline\n\nText.".encode())


def test_a_full_length_story_comes_whole() -> None:
    story = read(WARD_NINE)
    assert story.headline == "Ward Nine: the night the lift stopped"
    assert story.standfirst.endswith("asked to fill in a form about the stairs")
    assert (story.section, story.kicker) == ("News", "Health")
    assert story.bylines == (Signature("Ines Okonjo-Varga"),)
    assert story.topics == ("Health", "Calderbrook Infirmary", "Work")
    kinds = [type(block) for block in story.blocks]
    assert len(story.paragraphs) == 15
    assert [kinds.count(kind) for kind in (Crosshead, PullQuote, ItemList)] == [2, 1, 2]


def test_its_opening_takes_the_spelling_of_the_text() -> None:
    story = read(WARD_NINE)
    assert story.lead_in == "NHS staff"
    assert texts(story.blocks)[0].startswith("NHS staff at CALDERBROOK INFIRMARY carried")


def test_italics_bold_and_links_stay() -> None:
    html = "".join(paragraph.words.html for paragraph in read(WARD_NINE).paragraphs)
    assert "<i>seven times</i>" in html
    assert "<b>“proud of every member of the team”</b>" in html
    assert '<a href="https://calderbrook.example/board/september">its September meeting</a>' in html


def test_lists_keep_their_kind_and_items() -> None:
    lists = [block for block in read(WARD_NINE).blocks if isinstance(block, ItemList)]
    assert [found.numbered for found in lists] == [False, True]
    assert lists[0].items[1].text == "a “digital front door”, at £210,000, which is not a door"


def test_the_first_heading_is_the_headline_without_front_matter() -> None:
    story = read_markdown(b"# Headline\n\nFirst.\n\n# Again\n\nSecond.")
    assert story.headline == "Headline"
    assert story.blocks[1] == Crosshead("Again")


def test_a_line_right_under_the_headline_is_the_standfirst() -> None:
    story = read_markdown(b"# Headline\nStandfirst\n\nFirst.\n\nSecond.")
    assert (story.standfirst, texts(story.blocks)) == ("Standfirst", ["First.", "Second."])


@pytest.mark.parametrize(
    "text", ["# Headline\nThe only paragraph.", "# Headline\nTRAM DRIVERS voted.\n\nSecond."]
)
def test_but_not_where_it_is_plainly_the_text(text: str) -> None:
    assert read_markdown(text.encode()).standfirst == ""


def test_the_headline_is_not_printed_twice() -> None:
    story = read_markdown(b"---\ntitle: Headline\n---\n# Headline\n\nText.")
    assert texts(story.blocks) == ["Text."]
    assert len(story.blocks) == 1


def test_values_of_the_front_matter_are_taken_as_written() -> None:
    story = read_markdown(b"---\nheadline: 2026\nsection: No\nkicker: 12:30\n---\n\nText.")
    assert (story.headline, story.section, story.kicker) == ("2026", "No", "12:30")


def test_signatures_may_say_for_what() -> None:
    front = "headline: H\nbylines:\n  - name: Jo Harker\n    role: pictures\n  - Sam Reed"
    story = read_markdown(f"---\n{front}\n---\n\nText.".encode())
    assert story.bylines == (Signature("Jo Harker", "pictures"), Signature("Sam Reed"))


def test_html_is_text_and_dangerous_links_are_none() -> None:
    story = read_markdown(b"# H\n\n<script>x</script> [a](javascript:alert) <javascript:b>")
    html = story.paragraphs[0].words.html
    assert "<script" not in html
    assert "href" not in html


def test_pictures_are_left_out_and_said_to_be() -> None:
    story = read_markdown(b"# H\n\nText.\n\n![A tram](tram.jpg)")
    assert story.left_out == ("pictures",)


def test_nothing_is_smartened() -> None:
    typed = "\"Straight\" 'quotes' -- and... (c) 1/2 “curly” ‘ones’"
    assert texts(read_markdown(f"# H\n\n{typed}".encode()).blocks) == [typed]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_under_a_headline_is_read_or_refused(text: str) -> None:
    try:
        found = read_markdown(f"# Headline\n\n{text}".encode()).headline
    except refusals.EncodingNotUnderstood as refused:
        found = str(refused)
    assert found in {"Headline", "The file isn’t plain text"}


def test_a_table_is_said_to_be_left_out() -> None:
    story = read_markdown(b"# Trams\n\nThey stop.\n\n| a | b |\n| - | - |\n| 1 | 2 |\n")
    assert "table" in story.left_out[0]
    assert read_markdown(b"# Trams\n\nThey stop.\n\n---\n\nThey start.\n").left_out == ()

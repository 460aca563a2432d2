"""The sample paper's words, pictures and figures, held to the paper's own rules."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import frontmatter
import pytest
import yaml

from masthead.sample import pictures
from masthead.sample.givers import EARLIER_MONTHS, GIFTS

# No database has a part in this: once is enough.
pytestmark = pytest.mark.sqlite
Text = dict[str, Any]
SAMPLE = Path(__file__).parents[1]


def read(folder: str) -> dict[str, Text]:
    """Return each file's front matter, with its text as `body`, by the file's name."""
    posts = {path.stem: frontmatter.load(str(path)) for path in sorted(SAMPLE.glob(f"{folder}/*"))}
    return {name: {**post.metadata, "body": post.content} for name, post in posts.items()}


STORIES = read("stories")
PAGES = read("pages")
AUTHORS = yaml.safe_load((SAMPLE / "authors.yaml").read_text(encoding="utf-8"))
IN_TEXT = re.compile(r'^!\[(?P<alt>.+)\]\((?P<slug>[a-z-]+) "(?P<caption>.+) \| (?P<credit>.+)"\)$')
ALWAYS = ["section", "kicker", "headline", "short_headline", "standfirst", "kind", "topics"]
ALWAYS += ["picture", "alt", "caption", "credit", "days_ago", "time", "body"]
KINDS = {"news", "comment", "analysis", "review", "letter", "obituary"}

story_by_story = pytest.mark.parametrize("story", STORIES.values(), ids=STORIES.keys())


def paragraphs(story: Text) -> list[str]:
    """Return what is set in the body, a block each, without the pictures."""
    return [block for block in story["body"].split("\n\n") if not IN_TEXT.match(block)]


def printed(value: Any) -> list[str]:
    """Return every string in the front matter, however deep."""
    if isinstance(value, dict):
        return [text for inner in value.values() for text in printed(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in printed(inner)]
    return [value] if isinstance(value, str) else []


def test_a_picture_that_nobody_drew_is_refused() -> None:
    with pytest.raises(pictures.UnknownPicture, match="unicorn"):
        pictures.draw("unicorn")


@story_by_story
def test_no_story_lacks_what_it_takes_to_print_it(story: Text) -> None:
    assert not [key for key in ALWAYS if story.get(key) in (None, "", [])]
    assert bool(story.get("bylines")) != bool(story.get("byline_free"))
    assert story["kind"] in KINDS
    assert len(story["short_headline"]) <= 45
    assert re.fullmatch(r"[0-2]\d:[0-5]\d", story["time"])
    assert 0 <= story["days_ago"] <= 40


@story_by_story
def test_no_straight_quotation_mark_is_printed(story: Text) -> None:
    text = "\n".join(printed({**story, "body": paragraphs(story)}))
    assert not re.findall(r".*[\"'].*", text)


@story_by_story
def test_a_quotation_that_is_not_closed_is_opened_again_below(story: Text) -> None:
    blocks = paragraphs(story)
    for block, following in zip(blocks, [*blocks[1:], ""], strict=True):
        left_open = block.count("“") - block.count("”")
        assert left_open in (0, 1), block
        assert not left_open or following.startswith("“"), block


@story_by_story
def test_a_story_is_of_real_length(story: Text) -> None:
    words = " ".join(paragraphs(story)).split()
    assert 350 <= len(words) <= 900


@story_by_story
def test_a_lead_in_is_how_the_story_begins(story: Text) -> None:
    lead_in = story.get("lead_in", "")
    assert paragraphs(story)[0].startswith(lead_in)
    assert not lead_in or 2 <= len(lead_in.split()) <= 4


@story_by_story
def test_a_pull_quote_is_in_the_story(story: Text) -> None:
    def bare(text: str) -> str:
        return re.sub(r"\W+", " ", text).strip().lower()

    blocks = paragraphs(story)
    text = bare(" ".join(block for block in blocks if not block.startswith("> ")))
    for quote in (block for block in blocks if block.startswith("> ")):
        for sentence in re.split(r"\. ", quote[2:]):
            assert bare(sentence).split()[0] in text
            assert bare(" ".join(sentence.split()[-4:])) in text


@story_by_story
def test_whoever_signs_is_among_the_authors(story: Text) -> None:
    known = {author["name"] for author in AUTHORS}
    assert {signed["name"] for signed in story.get("bylines") or []} <= known


@story_by_story
def test_a_correction_says_what_was_wrong_and_what_is_right(story: Text) -> None:
    for correction in story.get("corrections") or []:
        assert correction["wrong"] != correction["right"]
        assert correction["prominence"] in ("normal", "grave")
        assert isinstance(correction["apology"], bool)
        assert 0 <= correction["days_after"] <= story["days_ago"]


@pytest.mark.parametrize("slug", pictures.slugs())
def test_a_picture_is_drawn_at_full_size(slug: str) -> None:
    drawn = pictures.draw(slug)
    assert (drawn.mode, drawn.size) == ("RGB", (1600, 1067))
    assert len(drawn.resize((160, 107)).getcolors(20_000) or []) > 500


def test_a_picture_is_the_same_each_time() -> None:
    assert pictures.draw("harbour").tobytes() == pictures.draw("harbour").tobytes()


def test_every_picture_is_printed_once() -> None:
    used = [story["picture"] for story in STORIES.values()]
    for story in STORIES.values():
        used += [found["slug"] for found in map(IN_TEXT.match, story["body"].splitlines()) if found]
    assert sorted(used) == pictures.slugs()


def test_a_paper_has_its_sections_pins_and_news_of_today() -> None:
    stories = STORIES.values()
    sections = Counter(story["section"] for story in stories)
    assert set(sections) == {"News", "World", "Comment", "Culture", "Sport"}
    assert min(sections.values()) >= 5
    pinned = sorted(story["pinned"] for story in stories if "pinned" in story)
    assert pinned == ["1", "2", "3", "4", "5", "6", "lead"]
    assert sum(story["days_ago"] <= 1 for story in stories) >= 8
    assert sum(len(story.get("corrections") or []) for story in stories) == 3


def test_no_two_stories_or_authors_share_an_address() -> None:
    slugs = [re.sub(r"[^a-z0-9]+", "-", s["short_headline"].lower()) for s in STORIES.values()]
    names = [author["slug"] for author in AUTHORS]
    assert len(set(slugs)) == len(slugs)
    assert len(set(names)) == len(names)


def test_obituaries_alone_are_sensitive() -> None:
    sensitive = {name for name, story in STORIES.items() if story.get("sensitive")}
    assert sensitive == {name for name, story in STORIES.items() if story["kind"] == "obituary"}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())
def test_a_standing_page_has_its_title_address_and_length(page: Text) -> None:
    assert page["title"]
    assert page["summary"]
    assert PAGES[page["slug"]] is page
    # What is kept of people, and for how long, can't be said in four hundred words.
    most = 600 if page["slug"] == "privacy" else 400
    assert 150 <= len(page["body"].split()) <= most
    assert not re.findall(r"[\"']", page["body"] + page["title"] + page["summary"])


def test_this_month_comes_to_the_sum_on_the_panel() -> None:
    assert sum(gift.amount_pence for gift in GIFTS) == 523_400
    assert [gift.day_of_period for gift in GIFTS] == sorted(g.day_of_period for g in GIFTS)


def test_the_months_before_come_to_about_their_target() -> None:
    totals = [sum(gift.amount_pence for gift in month) for month in EARLIER_MONTHS]
    assert totals == [1_841_250, 1_690_320, 1_807_600, 1_568_475, 1_759_040]


@pytest.mark.parametrize("gift", [gift for month in (GIFTS, *EARLIER_MONTHS) for gift in month])
def test_a_giver_can_be_thanked_as_they_asked(gift: Any) -> None:
    needed = {"full": [gift.name], "initials": [gift.name, gift.town], "town": [gift.town]}
    assert all(needed.get(gift.thank, []))
    assert 1 <= gift.day_of_period <= 31
    assert gift.amount_pence >= 200

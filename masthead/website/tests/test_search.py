import datetime as dt

import pytest
from django.core.management import call_command
from django.test import Client

from masthead.newsroom.tests.desk_cast import MORNING, a_paper
from masthead.newsroom.tests.page_cast import author, full_story, printed, written
from masthead.website.search import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _paper() -> None:
    a_paper()


def found(client: Client, asked: str) -> str:
    call_command("update_index", verbosity=0)
    answer = client.get("/search/", {"q": asked})
    assert answer.status_code == 200
    return answer.content.decode()


AWKWARD = [
    *('"', '"""', "'", "’", "(", ")", "*", "^", ":", "-", "+", "&", "|", "!", "<", ">", "~", "@"),
    *(
        "\\",
        "/",
        ";",
        "--",
        "%",
        "_",
        "\0",
        "\n",
        "{",
        "[",
        "$",
        "🚋",
        "　",
        "\u0131",
        "\ufb01",
        "\ud7ff",
    ),
    *("AND", "NOT trams", "trams OR", "NEAR(a b)", "title:x", 'a" OR "b', "trams*", "' OR 1=1 --"),
    *("a" * 5000, "\u202etrams", "тра́мвай", "電車", "é" * 300),
]


@pytest.mark.parametrize("asked", AWKWARD)
def test_it_survives_every_character(client: Client, asked: str) -> None:
    printed()
    found(client, asked)


def test_what_holds_no_word_is_said_so(client: Client) -> None:
    assert "There is no word in" in found(client, '"?!"')


def test_a_draft_is_not_found(client: Client) -> None:
    written("Marmalade plan")
    assert "No story holds all of" in found(client, "marmalade")


def test_a_story_is_found_by_words_of_its_headline_text_and_author(client: Client) -> None:
    story = full_story()
    for asked in ("all night", "depot", "OPERATOR days", "ballot rejects", author().name):
        assert story.address in found(client, asked), asked


def test_all_the_words_must_be_there(client: Client) -> None:
    printed()
    assert "No story holds all of" in found(client, "trams elephants")


def test_the_newest_comes_first(client: Client) -> None:
    for number in range(3):
        printed(f"Trams {number}", at=MORNING + dt.timedelta(days=number))
    page = found(client, "trams")
    assert page.index("Trams 2") < page.index("Trams 1") < page.index("Trams 0")


def test_what_was_asked_stays_in_the_field_and_is_escaped(client: Client) -> None:
    page = found(client, '"><b>trams')
    assert 'value="&quot;&gt;&lt;b&gt;trams"' in page


def test_words_are_letters_and_digits() -> None:
    assert words_of("don't (stop) 24/7") == ["don", "t", "stop", "24", "7"]
    assert words_of("café_noir") == ["café", "noir"]

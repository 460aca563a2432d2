"""Opening words in capitals."""

import pytest

from masthead.newsroom.manuscripts.lead_in import opening, take
from masthead.newsroom.manuscripts.manuscript import Paragraph, Run, Words

NONE = [
    "A tram stopped.",
    "I was there.",
    "40 trams stopped.",
    "2026 was a good year.",
    "Tram DRIVERS voted.",
    "MPs voted.",
    "“I will,” she said.",
    "WHOLE PARAGRAPH IN CAPITALS.",
    "",
    "…",
]


@pytest.mark.parametrize("text", NONE)
def test_these_open_in_no_capitals(text: str) -> None:
    assert opening(text) == ""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("TRAM DRIVERS voted.", "TRAM DRIVERS"),
        ("NHS staff voted.", "NHS"),
        ("A TRAM DRIVER said.", "A TRAM DRIVER"),
        ("“WE WILL not go,” they said.", "“WE WILL"),
        ("THE 40 DRIVERS, who voted", "THE 40 DRIVERS"),
        ("TWO MPs voted", "TWO"),
        ("MORE THAN 400 drivers", "MORE THAN"),
        ("JO HARKER, MP, said", "JO HARKER, MP"),
        ("A NEW £1.3M tram", "A NEW £1.3M"),
        ("ORLA McKENZIE said", "ORLA McKENZIE"),
        ("NORTH-EAST TRAMS ran", "NORTH-EAST TRAMS"),
        ("ÉLAN VITAL wins", "ÉLAN VITAL"),
        ("ENOUGH! cried the drivers", "ENOUGH"),
        ("TRAMS – AND BUSES – stop", "TRAMS – AND BUSES"),
    ],
)
def test_these_do(text: str, found: str) -> None:
    assert opening(text) == found


def spelt(text: str, *later: str) -> str:
    blocks = [Paragraph(Words.plain(words)) for words in later]
    return take(Words.plain(text), later=blocks)[1]


@pytest.mark.parametrize(
    ("text", "later", "found"),
    [
        ("TRAM DRIVERS voted.", "The tram and its drivers.", "Tram drivers"),
        ("MCKENZIE SAID so.", "Mr McKenzie has said it.", "McKenzie said"),
        ("NHS STAFF left.", "The NHS lost staff.", "NHS staff"),
        ("TRAMS stop.", "Trams ran. All trams stopped.", "Trams"),
        ("MARY O’DOWD won.", "For O’Dowd it was easy; Mary O’Dowd won.", "Mary O’Dowd"),
        ("MCKENZIE’S VAN broke.", "McKenzie had it. A van.", "McKenzie’s van"),
        ("NORTH-EAST TRAMS ran.", "The north-east had trams.", "North-east trams"),
        ("“WE WILL win,” she said.", "What will they say? Do we know?", "“We will"),
        ("A QUANGO met.", "It met.", "A QUANGO"),
        ("THE 40 DRIVERS sat.", "All the drivers.", "The 40 drivers"),
    ],
)
def test_words_take_their_later_spelling_else_stay_as_typed(
    text: str, later: str, found: str
) -> None:
    assert spelt(text, later) == found


def test_the_rest_of_the_first_paragraph_counts_as_later() -> None:
    assert spelt("TRAM DRIVERS voted; no tram ran, said the drivers.") == "Tram drivers"


def test_the_lead_in_is_the_literal_start_of_the_paragraph() -> None:
    words, lead_in = take(Words.plain("TRAM DRIVERS, who drive"), later=[])
    assert words.text.startswith(lead_in + ", who drive")


def test_bold_ends_with_the_opening_and_goes_on_after_it() -> None:
    words = Words((Run("TRAM", bold=True), Run(" DRIVERS voted "), Run("no", bold=True)))
    taken, _ = take(words, later=[Paragraph(Words.plain("the tram drivers"))])
    assert taken.html == "Tram drivers voted <b>no</b>"


def test_a_link_on_the_opening_stays() -> None:
    words = Words((Run("TRAMWAY", href="https://tram.example"), Run(" stops")))
    assert take(words, later=[])[0].html == '<a href="https://tram.example">TRAMWAY</a> stops'


@pytest.mark.parametrize(
    ("text", "above", "found"),
    [
        (
            "COUNCIL WORKERS IN CALDERSTOKE struck.",
            "Council workers in Calderstoke strike",
            "Council workers in Calderstoke",
        ),
        ("NURSES walked out.", "Nurses win", "Nurses"),
        ("ANGRY NURSES walked out.", "Nurses win", "ANGRY NURSES"),
    ],
)
def test_the_headline_says_how_words_are_spelt_that_the_text_has_not_again(
    text: str, above: str, found: str
) -> None:
    words, lead_in = take(Words.plain(text), later=[], above=("", above))
    assert lead_in == found
    assert words.text.startswith(found)

from masthead.newsroom.prose import minutes, printed, with_lead_in, words_in


def test_words_that_don_t_open_the_text_are_not_marked() -> None:
    assert with_lead_in("<p>Drivers voted.</p>", "Tram") == "<p>Drivers voted.</p>"
    assert with_lead_in("<p>Drivers voted.</p>", "") == "<p>Drivers voted.</p>"


def test_the_opening_words_are_marked_in_ordinary_case() -> None:
    marked = with_lead_in("<p>Fergus McKenzie’s tram & bus.</p>", "Fergus McKenzie’s")
    assert marked == '<p><span class="opening">Fergus McKenzie’s</span> tram & bus.</p>'


def test_opening_words_are_found_however_they_are_escaped() -> None:
    assert 'class="opening">B&amp;B' in with_lead_in("<p>B&amp;B owners</p>", "B&B")
    assert "opening" in with_lead_in("<p>“It's ours,” he said</p>", "“It's ours")


def test_the_editor_s_marks_are_not_printed() -> None:
    assert printed('<p data-block-key="a1b2">Words</p>') == "<p>Words</p>"


def test_words_are_read_paragraph_by_paragraph() -> None:
    assert words_in("<p>One &amp; <b>two</b></p><p>Three</p>") == "One & two\nThree"


def test_a_short_story_takes_a_minute() -> None:
    assert (minutes(3), minutes(690)) == (1, 3)

import pytest

from masthead.lib.contrast import NotAColour, ink_on, ratio


@pytest.mark.parametrize("colour", ["", "red", "#fff", "#12345g", "#1234567", "url(x)", "#a3161c;"])
def test_what_is_no_colour_is_refused(colour: str) -> None:
    with pytest.raises(NotAColour):
        ratio(colour, "#ffffff")


def test_black_on_white_is_the_most_and_a_colour_on_itself_the_least() -> None:
    assert ratio("#000000", "#ffffff") == pytest.approx(21)
    assert ratio("#a3161c", "#A3161C") == pytest.approx(1)


def test_it_gives_the_ratio_that_the_guidelines_define() -> None:
    # The grey that just passes on white, and the one that just fails.
    assert ratio("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert ratio("#ffffff", "#777777") == pytest.approx(4.48, abs=0.01)


def test_the_ink_on_a_colour_is_the_one_that_reads_better() -> None:
    assert (ink_on("#a3161c"), ink_on("#ffd54a")) == ("#ffffff", "#1a0c05")

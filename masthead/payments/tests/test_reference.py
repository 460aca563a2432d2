"""A reference survives being copied by hand, or is seen to be wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masthead.payments import reference
from masthead.payments.reference import ALPHABET, ReferenceMistyped, initials, make, tail

PLACES = st.integers(min_value=0, max_value=5)


@pytest.mark.parametrize("typed", ["", "WP", "FB-ABCDE", "FB-7K3QD-0", "£20", "7K3Q D", "ﬁ" * 9])
def test_it_refuses_what_cannot_be_a_reference(typed: str) -> None:
    with pytest.raises(ReferenceMistyped):
        tail(typed)


@given(place=PLACES, letter=st.sampled_from(ALPHABET))
def test_it_sees_any_one_wrong_character(place: int, letter: str) -> None:
    code = tail(make("The Ferry Bell")).replace("-", "")
    wrong = code[:place] + letter + code[place + 1 :]
    if wrong == code:
        assert tail(wrong)
    else:
        with pytest.raises(ReferenceMistyped):
            tail(wrong)


@given(place=st.integers(min_value=0, max_value=3))
def test_it_sees_two_characters_swapped(place: int) -> None:
    code = tail(make("The Ferry Bell")).replace("-", "")
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    if swapped != code:
        with pytest.raises(ReferenceMistyped):
            tail(swapped)


def test_dashes_spaces_and_capitals_do_not_matter() -> None:
    made = make("The Ferry Bell")
    ending = made[2:]
    assert made.startswith("FB-")
    for written in (made.lower(), made.replace("-", " "), made[3:], f"  {made.replace('-', '')} "):
        assert tail(written) == ending


def test_it_bears_the_initials_of_the_paper() -> None:
    assert initials("The Weavers’ Post") == "WP"
    assert initials("The North East of England Gazette") == "NEO"
    assert initials("Отвага") == "M"


def test_it_leaves_out_what_looks_alike() -> None:
    assert not set("01OILUZ") & set(reference.ALPHABET)
    assert len(reference.ALPHABET) == 29

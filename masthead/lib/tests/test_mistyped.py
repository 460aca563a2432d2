"""An address that looks mistyped is guessed; one that may be right is left alone."""

import pytest

from masthead.lib.mistyped import meant


@pytest.mark.parametrize(
    "typed",
    [
        "jo@gmail.com",
        "jo@GMAIL.com",
        "jo@example.org",
        "jo@ferrybell.example",
        "jo@hotmail.fr",
        "jo@yahoo.de",
        "jo@mail.com",
        "jo@live.ie",
        "jo@university.ac.uk",
        "@gmial.com",
        "no address",
        "",
    ],
)
def test_what_may_be_right_is_left_alone(typed: str) -> None:
    assert meant(typed) == ""


@pytest.mark.parametrize(
    ("typed", "better"),
    [
        ("jo@gmial.com", "jo@gmail.com"),
        ("jo@gmail.con", "jo@gmail.com"),
        ("jo@gmail.co", "jo@gmail.com"),
        ("jo@gmail,com", "jo@gmail.com"),
        ("Jo.H+post@outlok.com", "Jo.H+post@outlook.com"),
        ("jo@hotmial.co.uk", "jo@hotmail.co.uk"),
        ("jo@btintenet.com", "jo@btinternet.com"),
        ("jo@ferrybell.con", "jo@ferrybell.com"),
        ("jo@university.ac.ku", "jo@university.ac.uk"),
    ],
)
def test_a_slip_of_the_finger_is_guessed(typed: str, better: str) -> None:
    assert meant(typed) == better

"""References: short enough to write on a cheque, and hard to write down wrongly.

The alphabet leaves out what looks or sounds alike (0 and O, 1 and I and L, Z beside 2, U beside
V); its size is a prime, so that the last character, a weighted sum, gives away any one wrong
character or swapped pair.
"""

import re
import secrets
from collections.abc import Callable

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXY"
LENGTH = 5
# Every room that prints references says here which of them it has.
_taken: list[Callable[[str], bool]] = []


class ReferenceMistyped(ValueError):
    """What was typed can't be a reference: a character is missing, wrong or swapped."""


def make(paper_name: str) -> str:
    """Make a new reference that begins with the paper's initials: "WP-7K3QD-M"."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    return f"{initials(paper_name)}-{body}-{_check(body)}"


def ask_also(taken: Callable[[str], bool]) -> None:
    """Put a room's own question on the list: whether it has a reference."""
    _taken.append(taken)


def new(paper_name: str) -> str:
    """Make a reference that no gift, no application and no support has."""
    while True:
        made = make(paper_name)
        if not any(taken(made) for taken in _taken):
            return made


def initials(paper_name: str) -> str:
    """Return up to three initials of a paper's name, its article left out: WP."""
    words = re.findall(r"[A-Za-z]+(?:['’][A-Za-z]+)?", paper_name)
    if len(words) > 1 and words[0].lower() in ("the", "a", "an"):
        words = words[1:]
    return "".join(word[0].upper() for word in words[:3]) or "M"


def tail(typed: str) -> str:
    """Return how the reference that somebody typed ends, as it is kept: "-7K3QD-M".

    Spaces, dashes, small letters and a missing beginning don't matter. Raises
    ReferenceMistyped.
    """
    letters = re.sub(r"[^A-Z0-9]", "", typed.upper())[-LENGTH - 1 :]
    body, check = letters[:LENGTH], letters[LENGTH:]
    if not check or not set(letters) <= set(ALPHABET) or _check(body) != check:
        raise ReferenceMistyped(f"“{typed.strip()}” is not a reference: look at it once more")
    return f"-{body}-{check}"


def _check(body: str) -> str:
    total = sum(place * ALPHABET.index(letter) for place, letter in enumerate(body, start=1))
    return ALPHABET[total % len(ALPHABET)]

"""Find the opening words set in capitals, and turn them into ordinary spelling."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from masthead.newsroom.manuscripts.manuscript import (
    Block,
    ItemList,
    Paragraph,
    PullQuote,
    Run,
    Words,
    merged,
)

# The longest opening that a paper sets in capitals; more is a paragraph that shouts.
_MOST_WORDS = 14
_MARKS = "“”‘’\"'«»()[],;:.!?…–—-"
_WORD = re.compile(r"[^\W_]+(?:[’'\u2011-][^\W_]+)*")
_SMALL_PREFIX = re.compile(r"^Ma?c(?=[A-Z]{2})")
_LAST_OF_SENTENCE = re.compile(r"[^\W\d_]{3,}[.!?…]+[”’\"')]*$")
_OWN = re.compile(r"[’']s$", re.IGNORECASE)


def take(words: Words, *, later: Sequence[Block], above: Sequence[str] = ()) -> tuple[Words, str]:
    """Return a first paragraph in ordinary spelling, and the opening that was in capitals.

    Each word gets the spelling that it has most often later in the text, seen best where no
    sentence begins; else that of headline or standfirst `above`; else it stays as typed. Bold
    and italics end with the opening, since the page's own dress for it takes their place.
    """
    typed = opening(words.text)
    if not typed:
        return words, ""
    rest = words.without(len(typed))
    spelt = _spelt(typed, texts=[rest.text, *_texts(later)], above=above)
    return merged([*_linked(words, Run(spelt), len(typed)), *rest.runs]), spelt


def opening(text: str) -> str:
    """Return the longest run of words in capitals that a text begins with, or nothing.

    Figures count inside it, not at its end. One letter alone ("A", "I") is no opening, nor is
    a whole paragraph in capitals.
    """
    end, count = 0, 0
    for match in re.finditer(r"\S+", text):
        if not _in_capitals(match.group()):
            break
        count += 1
        if any(letter.isalpha() for letter in match.group()):
            end = match.end()
        if _LAST_OF_SENTENCE.search(match.group()):
            break
    found = text[:end].rstrip(_MARKS)
    letters = [letter for letter in found if letter.isalpha()]
    goes_on = any(letter.isalpha() for letter in text[end:])
    return found if goes_on and len(letters) > 1 and count <= _MOST_WORDS else ""


def _in_capitals(word: str) -> bool:
    bare = _SMALL_PREFIX.sub("MC", word.strip(_MARKS))
    return all(letter.isupper() for letter in bare if letter.isalpha())


def _linked(words: Words, run: Run, length: int) -> list[Run]:
    """Keep a link that the whole opening stood in."""
    first = words.runs[0]
    href = first.href if len(first.text) >= length else ""
    return [Run(run.text, href=href)]


def _texts(later: Iterable[Block]) -> Iterator[str]:
    for block in later:
        if isinstance(block, Paragraph):
            yield block.words.text
        elif isinstance(block, PullQuote):
            yield block.text
        elif isinstance(block, ItemList):
            yield from (item.text for item in block.items)


def _spelt(typed: str, *, texts: Iterable[str], above: Iterable[str]) -> str:
    sure, unsure = _spellings(above, surely=True), _spellings(above)
    seen = sure | _spellings(texts)
    spelt, at = "", 0
    for match in _WORD.finditer(typed):
        known = seen if at else unsure | seen
        spelt += typed[at : match.start()] + _word(match.group(), known)
        at = match.end()
    spelt += typed[at:]
    first = _WORD.search(spelt)
    if first and first.group() == first.group().lower():
        spelt = spelt[: first.start()] + first.group().capitalize() + spelt[first.end() :]
    return spelt


def _spellings(texts: Iterable[str], *, surely: bool = False) -> dict[str, Counter[str]]:
    """Count how each word is spelt, weighing what no sentence begins with far above the rest.

    `surely` leaves out what a sentence begins with.
    """
    seen: dict[str, Counter[str]] = {}
    for text in texts:
        for match in _WORD.finditer(text):
            weight = 1 if _begins_sentence(text, match.start()) else 1000
            if surely and weight == 1:
                continue
            word = match.group().replace("'", "’")
            for form in {word, _OWN.sub("", word), *word.split("-")}:
                seen.setdefault(form.lower(), Counter())[form] += weight
    return seen


def _begins_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 4) : start]
    bare = before.rstrip(" \n“‘\"'([")
    return not bare or bare[-1] in ".!?…:" or before.endswith(("“", '"'))


def _word(typed: str, seen: dict[str, Counter[str]]) -> str:
    """Return one word in its later spelling: whole, without its ’s, or part by part."""
    plain = typed.replace("'", "’").lower()
    if plain in seen:
        found = seen[plain].most_common(1)[0][0]
        return found.replace("’", "'") if "'" in typed else found
    if _OWN.search(typed) and _OWN.sub("", plain) in seen:
        return _word(_OWN.sub("", typed), seen) + typed[-2] + "s"
    if "-" in typed:
        return "-".join(_word(part, seen) for part in typed.split("-"))
    return typed

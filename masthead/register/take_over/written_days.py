"""Days as people wrote them down over the years: what is no day is refused, never guessed."""

import datetime as dt
import enum
import re
from collections.abc import Iterable
from functools import lru_cache

from django.utils.translation import gettext as _

DAY_FIRST, MONTH_FIRST = "dmy", "mdy"
_NAMES = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTHS = {name: number for number, name in enumerate(_NAMES, start=1)}
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?", re.ASCII)
_NUMBERS = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})", re.ASCII)
_WORDS = re.compile(
    r"(?:[A-Za-z]+,? )?(\d{1,2})(?:st|nd|rd|th)?[ -]+([A-Za-z]{3,9})\.?,?[ -]+(\d{4}|\d{2})",
    re.ASCII,
)
UNKNOWN = frozenset(
    ["", "-", "–", "—", "?", "??", "unknown", "not known", "n/k", "nk", "n/a", "none", "tbc"]
)


class Style(enum.StrEnum):
    """How a day is written."""

    YEAR_FIRST = "2019-03-01"
    NUMBERS = "01/03/2019"
    SHORT = "01/03/19"
    WORDS = "1 March 2019"


class NoDay(ValueError):
    """What stands there is no day."""


def is_unknown(text: str) -> bool:
    """Say whether a cell says that nobody knows the day."""
    return text.strip().lower() in UNKNOWN


def likely_order(written: Iterable[str]) -> str:
    """Return the order of day and month that the first part above twelve proves, else day first."""
    for text in written:
        if found := _NUMBERS.fullmatch(text.strip()):
            first, second = int(found[1]), int(found[2])
            if first > 12 or second > 12:
                return DAY_FIRST if first > 12 else MONTH_FIRST
    return DAY_FIRST


@lru_cache(maxsize=20_000)
def day(text: str, *, order: str, latest: dt.date) -> tuple[dt.date, Style]:
    """Return a day and how it was written; `latest` tells which century a short year means.

    `order` is that of days written in numbers alone. Raises NoDay: 30 February is none.
    """
    written = text.strip()
    if found := _YEAR_FIRST.fullmatch(written):
        return _made(written, *found.groups()), Style.YEAR_FIRST
    if found := _WORDS.fullmatch(written):
        first, month, year = found.groups()
        number = str(_MONTHS.get(month[:3].lower(), 0))
        return _made(written, _year(year, latest), number, first), Style.WORDS
    if found := _NUMBERS.fullmatch(written):
        first, second, year = found.groups()
        parts = (second, first) if order == DAY_FIRST else (first, second)
        style = Style.NUMBERS if len(year) == 4 else Style.SHORT
        return _made(written, _year(year, latest), *parts), style
    raise NoDay(_("“{text}” is no day").format(text=written[:40]))


def _year(digits: str, latest: dt.date) -> str:
    """Return a year in full: a short one is the last of its kind that isn't still to come."""
    if len(digits) == 4:
        return digits
    this = latest.year // 100 * 100 + int(digits)
    return str(this if this <= latest.year else this - 100)


def _made(written: str, year: str, month: str, day_: str) -> dt.date:
    try:
        return dt.date(int(year), int(month), int(day_))
    except ValueError as error:
        raise NoDay(_("“{text}” is no day").format(text=written[:40])) from error

"""Amounts and days as banks write them. What can't be read is refused, never taken for nought."""

import datetime as dt
import re
from decimal import Decimal

from django.utils.translation import gettext as _

from masthead.bank.formats.reading import Unreadable
from masthead.lib import money

POINT, COMMA = ".", ","
_MINUS = re.compile(r"[\u2212\u2010-\u2013]")
_SIDE = re.compile(r"\s*(CR|DR|C|D)\s*$", re.IGNORECASE)
_BLANKS = re.compile(r"[\s\u00a0\u202f']")
_SHAPES = {
    POINT: re.compile(r"[0-9]+(\.[0-9]*)?|[0-9]{1,3}(,[0-9]{3})+(\.[0-9]*)?", re.ASCII),
    COMMA: re.compile(r"[0-9]+(,[0-9]*)?|[0-9]{1,3}(\.[0-9]{3})+(,[0-9]*)?", re.ASCII),
}
_LONGEST = 24
_NAMES = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
MONTHS = {name: number for number, name in enumerate(_NAMES, start=1)}
DAY_MONTH, MONTH_DAY, YEAR_FIRST = "dmy", "mdy", "ymd"
_PARTS = re.compile(r"(\d{1,4})[-/. ]+(\d{1,2}|[A-Za-z]{3,9})[-/. ,]+(\d{1,4})", re.ASCII)
_SOLID = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)


def amount(text: str, *, currency: str, mark: str = POINT, line: int = 0) -> int:
    """Read an amount with its sign into minor units; `mark` parts pounds from pence.

    Takes "12.50", "-12.50", "12.50-", "(12.50)", "£1,212.50", "12.50 DR". Raises Unreadable.
    """
    minus, digits = _side(text, currency=currency)
    if len(digits) > _LONGEST or not _SHAPES[mark].fullmatch(digits):
        raise Unreadable(_why_not(text, mark=mark), line=line)
    whole, _dot, fraction = digits.replace(COMMA if mark == POINT else POINT, "").partition(mark)
    places = money.exponent(currency)
    if len(fraction.rstrip("0")) > places:
        words = _("“{text}” has more decimal places than {currency} has")
        raise Unreadable(words.format(text=text.strip(), currency=currency), line=line)
    minor = int(whole + fraction[:places].ljust(places, "0"))
    return -minor if minus else minor


def _side(text: str, *, currency: str) -> tuple[bool, str]:
    """Return whether an amount went out, and what is left of it without signs and blanks."""
    rest = _MINUS.sub("-", text.strip())
    side = _SIDE.search(rest)
    if side:
        rest = rest[: side.start()]
    sign = money.SYMBOLS.get(currency, currency).strip()
    rest = _BLANKS.sub("", rest.replace(sign, "").replace(currency, ""))
    bracketed = rest.startswith("(") and rest.endswith(")")
    minus = bracketed or rest.startswith("-") or rest.endswith("-")
    minus ^= bool(side) and side is not None and side[1].upper().startswith("D")
    return minus, rest[1:-1] if bracketed else rest.removeprefix("+").strip("-")


def _why_not(text: str, *, mark: str) -> str:
    other = COMMA if mark == POINT else POINT
    shown = text.strip()[:40]
    if re.search(rf"[0-9]{re.escape(other)}[0-9]{{1,2}}\W*$", shown):
        words = {
            POINT: _("“{text}” has a comma where a point is expected"),
            COMMA: _("“{text}” has a point where a comma is expected"),
        }[mark]
    else:
        words = _("“{text}” is no amount") if shown else _("The amount is missing")
    return words.format(text=shown)


def minor_of(value: Decimal, *, currency: str, line: int = 0) -> int:
    """Return a decimal's minor units. Raises Unreadable for parts of a penny."""
    scaled = value.scaleb(money.exponent(currency))
    if scaled != scaled.to_integral_value():
        words = _("“{text}” has more decimal places than {currency} has")
        raise Unreadable(words.format(text=value, currency=currency), line=line)
    return int(scaled)


def day(text: str, *, order: str = DAY_MONTH, line: int = 0) -> dt.date:
    """Read a day in the order of its parts; one that begins with four digits says its own.

    Takes "30/06/2026", "30 Jun 26", "2026-06-30", "20260630", with or without a time behind.
    Raises Unreadable: 30 February is no day.
    """
    parts = _parts(text.strip(), order=order)
    if parts:
        try:
            return dt.date(*parts)
        except ValueError:
            pass
    shown = text.strip()[:40]
    words = _("“{text}” is no day") if shown else _("The day is missing")
    raise Unreadable(words.format(text=shown), line=line)


def _parts(text: str, *, order: str) -> tuple[int, int, int] | None:
    if solid := _SOLID.match(text):
        return int(solid[1]), int(solid[2]), int(solid[3])
    found = _PARTS.match(text)
    if not found:
        return None
    first, middle, last = found.groups()
    if middle.isalpha():
        month = MONTHS.get(middle[:3].lower(), 0)
        day_, year = (last, first) if len(first) == 4 else (first, last)
        return _year(year), month, int(day_)
    if len(first) == 4 or order == YEAR_FIRST:
        return _year(first), int(middle), int(last)
    if order == MONTH_DAY:
        return _year(last), int(first), int(middle)
    return _year(last), int(middle), int(first)


def _year(digits: str) -> int:
    return int(digits) + 2000 if len(digits) <= 2 else int(digits)

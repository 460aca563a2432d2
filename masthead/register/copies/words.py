"""How a row of the register reads: addresses, other holders and periods as words."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence

from django.utils.translation import gettext as _

from masthead.register.as_at import Period, Row
from masthead.register.purposes import purposes_in_words

InWords = Callable[[dt.date], str]


def one_line(address: str) -> str:
    """Return a postal address on one line."""
    return ", ".join(line.strip(" ,") for line in address.splitlines() if line.strip(" ,"))


def whole_address(address: str, postcode: str) -> str:
    """Return the address with its postcode, which is not said twice."""
    line = one_line(address)
    if not postcode or postcode in line:
        return line
    return f"{line}, {postcode}" if line else postcode


def email(row: Row) -> str:
    """Return a member’s email address with what it may be used for."""
    if not row.email:
        return ""
    purposes = purposes_in_words(row.email_for)
    return f"{row.email} ({purposes})" if purposes else row.email


def others(joint: Sequence[Mapping[str, str]]) -> str:
    """Return the other holders with their addresses."""
    said = (
        ", ".join(part for part in (one.get("name", ""), one_line(one.get("address", ""))) if part)
        for one in joint
    )
    return "; ".join(said)


def periods(found: Sequence[Period], *, as_words: InWords = str) -> str:
    """Return the periods of membership; one that lasts has no end."""
    return "; ".join(period(one, as_words=as_words) for one in found)


def period(one: Period, *, as_words: InWords = str) -> str:
    """Return one period: "2019-03-01 – 2021-06-30"; an unknown first day is called so."""
    began = as_words(one.entered_on)
    if one.day_unknown:
        began = _("not known, before {day}").format(day=began)
    ended = f" – {as_words(one.ceased_on)}" if one.ceased_on else " –"
    return began + ended

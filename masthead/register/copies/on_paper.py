"""The register on paper: set in parts that are bound into one, so that any size can be set."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any, BinaryIO

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from masthead.lib import days, money
from masthead.lib.bind import Part, bind, pages_of
from masthead.lib.typeset import pdf
from masthead.register.as_at import Owned, Period, Row
from masthead.register.copies import words
from masthead.register.copies.asked import Asked
from masthead.register.figures import Figures
from masthead.register.models.property import Property

IN_A_PART = 250


@dataclass(frozen=True)
class _Words:
    """What stands on every page, and how days and each member are put: looked up but once."""

    title: str
    day: str
    said: dict[str, str]
    currency: str
    member: str
    since: str
    shares: str
    in_words: words.InWords


def on_paper(asked: Asked, out: BinaryIO, *, told: Callable[[int], None] | None = None) -> int:
    """Write the register into `out` as one tagged PDF, and return how many pages it has.

    `told` hears how many members have been set. Raises TypesetFailed.
    """
    return bind(_parts(asked, told=told), out)


def _parts(asked: Asked, *, told: Callable[[int], None] | None) -> Iterator[Part]:
    """Set so many members at a time, each part on pages numbered on from the one before."""
    figures, page, done = Figures(), 1, 0
    rows = iter(figures.count(asked.rows()))
    some, said = list(islice(rows, IN_A_PART)), _words(asked)
    while some or page == 1:
        ahead = list(islice(rows, IN_A_PART))
        context = _context(asked, said, some, page=page, figures=None if ahead else figures)
        made = pdf("register/register", context)
        yield Part(context["heading"] or said.title, made)
        page, done = page + pages_of(made), done + len(some)
        if told:
            told(done)
        some = ahead


def _words(asked: Asked) -> _Words:
    title = (
        _("The register of members: inspection copy")
        if asked.inspection
        else _("The register of members")
    )
    day = _("As at {day}").format(day=days.in_words(asked.as_at))
    if asked.known_on:
        day += ", " + _("as the books stood on {day}").format(day=days.in_words(asked.known_on))
    said = {
        "officers": _("Officers"),
        "office": _("Office"),
        "name": _("Name"),
        "in_office": _("In office from – to"),
        "together": _("Together"),
    }
    return _Words(
        title,
        day,
        said,
        asked.paper.currency,
        member=_("Member {periods}"),
        since=_("since {day}"),
        shares=_("{name}: {quantity}, {paid} paid"),
        in_words=cache(days.in_words),
    )


def _context(
    asked: Asked, said: _Words, rows: list[Row], *, page: int, figures: Figures | None
) -> dict[str, Any]:
    """Return what one part says; the last part has the figures of the whole."""
    is_first = page == 1
    return {
        "lang": (get_language() or "en").split("-")[0],
        "paper": asked.paper.name,
        "society": asked.paper.society_name,
        "title": said.title,
        "day": said.day,
        "said": said.said,
        "first_page": page,
        "is_first": is_first,
        "officers": _officers(asked) if is_first else [],
        "heading": _heading(rows),
        "rows": [_row(row, said) for row in rows],
        "together": _together(figures, said.currency) if figures else [],
    }


def _heading(rows: list[Row]) -> str:
    if not rows:
        return ""
    words_of = _("Members {first} to {last}")
    return words_of.format(first=rows[0].number, last=rows[-1].number)


def _officers(asked: Asked) -> list[list[str]]:
    found = []
    for one in asked.officers():
        left = f" {days.in_words(one.left_on)}" if one.left_on else ""
        found.append([one.office, one.name, f"{days.in_words(one.took_on)} –{left}"])
    return found


def _row(row: Row, said: _Words) -> dict[str, str]:
    """Return the number, the name, and what is said of them, one thing after the other."""
    member = said.member.format(periods="; ".join(_period(one, said) for one in row.periods))
    every = " · ".join(filter(None, [*_lines(row), member, *_holds(row, said)]))
    return {"number": str(row.number), "name": row.name, "words": every}


def _period(one: Period, said: _Words) -> str:
    if one.ceased_on or one.day_unknown:
        return words.period(one, as_words=said.in_words)
    return said.since.format(day=said.in_words(one.entered_on))


def _lines(row: Row) -> Iterator[str]:
    """Yield what is said of where a member is, and with whom."""
    if row.representative:
        yield _("represented by {name}").format(name=row.representative)
    yield words.whole_address(row.address, row.postcode)
    if row.joint:
        yield _("with {others}").format(others=words.others(row.joint))
    yield words.email(row)


def _holds(row: Row, said: _Words) -> list[str]:
    held = [_shares(one, said) for one in row.shares]
    return held + [_other(one.what, one.amount_minor, said.currency) for one in row.other]


def _shares(one: Owned, said: _Words) -> str:
    paid = money.exact(one.amount_minor, currency=said.currency)
    return said.shares.format(name=one.what, quantity=f"{one.quantity:,}", paid=paid)


def _other(what: str, amount_minor: int, currency: str) -> str:
    return f"{Property(what).label}: {money.exact(amount_minor, currency=currency)}"


def _together(figures: Figures, currency: str) -> list[list[str]]:
    together = [
        [_("Members"), f"{figures.members:,}"],
        [_("Former members"), f"{figures.former:,}"],
    ]
    for name, (quantity, paid) in sorted(figures.shares.items()):
        shown = money.exact(paid, currency=currency)
        together.append(
            [name, _("{shares} shares, {paid} paid").format(shares=f"{quantity:,}", paid=shown)]
        )
    for what, amount in sorted(figures.other.items()):
        together.append([str(Property(what).label), money.exact(amount, currency=currency)])
    return together

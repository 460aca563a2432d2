"""Which column of an old register holds what: guessed by its header, or said by somebody."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from masthead.register.take_over.sheet import MOST_COLUMNS, Sheet
from masthead.register.take_over.written_days import DAY_FIRST, likely_order

HEADER_WITHIN = 30

# What a register says of a member, in the order in which a form asks for it.
FIELDS = {
    "number": gettext_lazy("Member number"),
    "name": gettext_lazy("Name"),
    "title": gettext_lazy("Title"),
    "first_name": gettext_lazy("First name"),
    "last_name": gettext_lazy("Last name"),
    "address": gettext_lazy("Address"),
    "address_2": gettext_lazy("Address, second line"),
    "address_3": gettext_lazy("Address, third line"),
    "town": gettext_lazy("Town"),
    "county": gettext_lazy("County"),
    "country": gettext_lazy("Country"),
    "postcode": gettext_lazy("Postcode"),
    "email": gettext_lazy("Email"),
    "email_for": gettext_lazy("What the email address is for"),
    "born_on": gettext_lazy("Date of birth"),
    "kind": gettext_lazy("Kind of holder"),
    "joint": gettext_lazy("Joint holders"),
    "representative": gettext_lazy("Representative"),
    "shares": gettext_lazy("Number of shares"),
    "amount": gettext_lazy("Amount paid"),
    "entered_on": gettext_lazy("Date entered"),
    "ceased_on": gettext_lazy("Date ceased"),
}
MUST = ("address", "shares", "amount", "entered_on")
# What registers call their columns, in small letters without signs, the likeliest first.
NAMES = {
    "number": "member number|member no|membership number|membership no|member id|number|no",
    "name": "name|member name|full name|name of member|member|shareholder|holder",
    "title": "title|salutation",
    "first_name": "first name|forename|forenames|first names|given name",
    "last_name": "last name|surname|family name",
    "address": "address|address 1|address line 1|postal address|street",
    "address_2": "address 2|address line 2",
    "address_3": "address 3|address line 3",
    "town": "town|city|post town|town or city|place",
    "county": "county|region",
    "country": "country",
    "postcode": "postcode|post code|postal code|zip|zip code",
    "email": "email|e mail|email address|e mail address",
    "email_for": "email for|email purposes|email purpose|purposes",
    "born_on": "date of birth|dob|born|birth date|born on",
    "kind": "kind of holder|kind|type|member type|type of member",
    "joint": "joint holders|joint holder|joint with|second holder|joint names",
    "representative": "representative|contact|contact name",
    "shares": "shares|number of shares|no of shares|shares held|holding|quantity",
    "amount": "amount paid|amount|paid|value|value of shares|total paid|paid up",
    "entered_on": "date entered|date joined|joined|entered|date of entry|entry date|member since"
    "|date admitted|admitted|entered on|start date|date of joining",
    "ceased_on": "date ceased|ceased|date left|left|date of leaving|end date|ceased on",
}


class ColumnsMissing(ValueError):
    """No column holds something that every register must say."""


class ColumnUnknown(ValueError):
    """The file has no column of that name, or a register says no such thing."""


@dataclass(frozen=True)
class Columns:
    """Places of columns by what they hold, from 0 on; `header_row` is the header's number.

    `order` says how a day of numbers alone is read where its parts leave it open.
    """

    places: Mapping[str, int]
    header_row: int
    header: tuple[str, ...] = field(default=())
    order: str = DAY_FIRST

    @property
    def kept(self) -> dict[str, object]:
        """Return the form in which they are remembered."""
        return {"places": dict(self.places), "order": self.order}

    @property
    def digest(self) -> str:
        """Return a short name of the header, by which the next file of its kind is known."""
        return digest_of(self.header)


def digest_of(header: Sequence[str]) -> str:
    """Return a short name of a header, the same for the same names in the same order."""
    said = "\x1f".join(plain(name) for name in header)
    return hashlib.sha256(said.encode()).hexdigest()[:32]


def guess(sheet: Sheet) -> Columns:
    """Return the columns by the names in the likeliest header among the first rows."""
    guesses = [
        Columns(_by_name(cells), number, tuple(cells))
        for number, cells in sheet.rows
        if number <= HEADER_WITHIN
    ]
    best = max(guesses, key=lambda found: len(found.places), default=Columns({}, 1))
    return in_likely_order(sheet, best)


def in_likely_order(sheet: Sheet, columns: Columns) -> Columns:
    """Return columns whose days are read in the order that the file itself proves."""
    at = columns.places.get("entered_on", MOST_COLUMNS)
    written = (
        cells[at] for row, cells in sheet.rows if row > columns.header_row and at < len(cells)
    )
    return replace(columns, order=likely_order(written))


def with_header(sheet: Sheet, row: int) -> Columns:
    """Return the columns by the names in a row. Raises ColumnUnknown where it is blank."""
    cells = dict(sheet.rows).get(row)
    if cells is None:
        raise ColumnUnknown(_("Row {row} is blank: it can’t be the header").format(row=row))
    return in_likely_order(sheet, Columns(_by_name(cells), row, tuple(cells)))


def plain(name: str) -> str:
    """Return a column's name in small letters, without signs."""
    return re.sub(r"[^a-z0-9]+", " ", name.lower()).strip()


def _by_name(cells: Sequence[str]) -> dict[str, int]:
    names = [plain(cell) for cell in cells]
    found: dict[str, int] = {}
    for what, known in NAMES.items():
        place = next((names.index(name) for name in known.split("|") if name in names), None)
        if place is not None and place not in found.values():
            found[what] = place
    return found


def named(columns: Columns, said: Mapping[str, str]) -> Columns:
    """Return columns of which some are said by the names in the header. Raises ColumnUnknown."""
    names = [plain(cell) for cell in columns.header]
    places = dict(columns.places)
    for what, name in said.items():
        if what not in FIELDS:
            words = _("A register says no “{what}”; it says: {known}")
            raise ColumnUnknown(words.format(what=what, known=", ".join(FIELDS)))
        if plain(name) not in names:
            words = _("The file has no column “{name}”; it has: {known}")
            raise ColumnUnknown(words.format(name=name, known=_listed(columns.header)))
        places[what] = names.index(plain(name))
    return Columns(places, columns.header_row, columns.header, columns.order)


def missing(columns: Columns) -> list[str]:
    """Return what every register must say and no column holds."""
    found = [what for what in MUST if what not in columns.places]
    return found if {"name", "last_name"} & set(columns.places) else ["name", *found]


def refuse_missing(columns: Columns) -> None:
    """Raise ColumnsMissing where a column is not there that must be."""
    if lacking := missing(columns):
        words = ngettext(
            "No column is known to hold this: {lacking}. The columns are: {known}",
            "No columns are known to hold these: {lacking}. The columns are: {known}",
            len(lacking),
        )
        told = ", ".join(str(FIELDS[what]) for what in lacking)
        raise ColumnsMissing(words.format(lacking=told, known=_listed(columns.header)))


def _listed(header: Sequence[str]) -> str:
    return ", ".join(name for name in header if name) or "—"

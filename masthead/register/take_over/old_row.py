"""One row of an old register, read cell by cell."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from masthead.lib import money
from masthead.register.models import Kind
from masthead.register.purposes import PURPOSES
from masthead.register.take_over.columns import FIELDS, Columns
from masthead.register.take_over.doubt import Doubt, Why
from masthead.register.take_over.written_days import NoDay, Style, day, is_unknown
from masthead.register.told import Told

Value = TypeVar("Value")

LONGEST_NAME, LONGEST_POSTCODE = 200, 20
LONGEST_EMAIL = 254
HIGHEST_NUMBER = 2_147_483_647
# So many minor units that even the longest file's sum fits the database's whole numbers.
HIGHEST_AMOUNT = 10**13
_COUNT = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,10}", re.ASCII)
_NOTHING = re.compile(r"[^\d]{0,4}0*(?:\.0*)?", re.ASCII)
_ADDRESS = ("address", "address_2", "address_3", "town", "county", "country")
_KINDS = {
    Kind.PERSON: "person|individual|member|private|single",
    Kind.JOINT: "joint|joint holders|joint members|couple",
    Kind.ORGANISATION: "organisation|organization|company|corporate|corporate body|body|society"
    "|co operative|cooperative|union|branch|charity|group",
    Kind.NOMINEE: "nominee",
}
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words.split("|")}


@dataclass(frozen=True)
class OldRow:
    """What a row says of a member. `entered_on` is None where nobody knows the day.

    `ceased_on` is None for who is a member still; `number` where the file has no numbers.
    """

    row: int
    told: Told
    kind: Kind
    number: int | None
    shares: int
    amount_minor: int
    entered_on: dt.date | None
    ceased_on: dt.date | None

    @property
    def is_former(self) -> bool:
        """Say whether they had ceased to be a member."""
        return self.ceased_on is not None


class RowReader:
    """Reads rows by their columns, and gathers what can't be read and how days are written."""

    def __init__(self, columns: Columns, *, currency: str, as_on: dt.date) -> None:
        self.columns, self.currency, self.as_on = columns, currency, as_on
        self.doubts: list[Doubt] = []
        self.styles: dict[Style, int] = dict.fromkeys(Style, 0)
        self.proven: set[str] = set()

    def cell(self, cells: Sequence[str], what: str) -> str:
        """Return what a row has in the column of something, or nothing."""
        place = self.columns.places.get(what)
        return cells[place].strip() if place is not None and place < len(cells) else ""

    def read(self, number: int, cells: Sequence[str]) -> OldRow | None:
        """Return what a row says; None where a cell can't be read, which is a doubt then."""
        before = len(self.doubts)
        told, kind = self._told(number, cells), self._kind(number, cells)
        shares = self._one(number, cells, "shares", self._count)
        amount = self._one(number, cells, "amount", self._amount)
        own = self._one(number, cells, "number", self._number)
        entered = self._day(number, cells, "entered_on")
        ceased = self._day(number, cells, "ceased_on")
        if any(doubt.stops for doubt in self.doubts[before:]):
            return None
        if entered is None:
            words = _("{name}: nobody knows the day of entry (“{cell}”)")
            said = words.format(name=told.name, cell=self.cell(cells, "entered_on"))
            self._doubt(number, Why.DAY_UNKNOWN, said)
        return OldRow(number, told, kind, own, shares or 0, amount or 0, entered, ceased)

    def _doubt(self, row: int, why: Why, words: str) -> None:
        self.doubts.append(Doubt(row, why, words))

    def _one(
        self, row: int, cells: Sequence[str], what: str, read: Callable[[str], Value]
    ) -> Value | None:
        """Read a cell, or keep the doubt that it can't be read; an absent column says nothing."""
        if what not in self.columns.places:
            return None
        try:
            return read(self.cell(cells, what))
        except ValueError as error:
            words = f"{FIELDS[what]}: {error}"
            self._doubt(row, Why.UNREADABLE, words)
            return None

    def _told(self, row: int, cells: Sequence[str]) -> Told:
        def said(what: str) -> str:
            return self.cell(cells, what)

        name = said("name") or " ".join(
            filter(None, [said("title"), said("first_name"), said("last_name")])
        )
        for what, text, most in (
            ("name", name, LONGEST_NAME),
            ("postcode", said("postcode"), LONGEST_POSTCODE),
            ("representative", said("representative"), LONGEST_NAME),
        ):
            if len(text) > most:
                words = _("{what}: longer than {most} characters")
                self._doubt(row, Why.UNREADABLE, words.format(what=FIELDS[what], most=most))
        if not name:
            self._doubt(row, Why.UNREADABLE, _("The name is missing"))
        return Told(
            name=name,
            address="\n".join(filter(None, map(said, _ADDRESS))),
            postcode=said("postcode"),
            email=self._email(row, said("email")),
            email_for=_purposes(said("email_for")),
            born_on=self._day(row, cells, "born_on"),
            joint=_others(said("joint")),
            representative=said("representative"),
        )

    def _email(self, row: int, text: str) -> str:
        if not text:
            return ""
        try:
            validate_email(text)
            is_one = len(text) <= LONGEST_EMAIL
        except ValidationError:
            is_one = False
        if not is_one:
            words = _("“{text}” is no email address: it is left out")
            self._doubt(row, Why.EMAIL, words.format(text=text[:80]))
        return text if is_one else ""

    def _kind(self, row: int, cells: Sequence[str]) -> Kind:
        said = " ".join(re.findall(r"[a-z]+", self.cell(cells, "kind").lower()))
        if not said:
            return Kind.JOINT if self.cell(cells, "joint") else Kind.PERSON
        if found := _KIND_OF.get(said):
            return found
        words = _("“{said}” is no kind of holder: a person, joint, an organisation, a nominee")
        self._doubt(row, Why.UNREADABLE, words.format(said=self.cell(cells, "kind")[:40]))
        return Kind.PERSON

    def _count(self, text: str) -> int:
        whole = re.sub(r"\.0+$", "", text)
        if whole in ("", "-", "–"):
            return 0
        if not _COUNT.fullmatch(whole):
            raise ValueError(_("“{text}” is no number of shares").format(text=text[:40]))
        return _below(int(whole.replace(",", "")), text)

    def _number(self, text: str) -> int:
        whole = re.sub(r"\.0+$", "", text)
        if not re.fullmatch(r"[0-9]{1,10}", whole) or int(whole) == 0:
            words = _("“{text}” is no member number: digits only, from 1 on")
            raise ValueError(words.format(text=text[:40]))
        return _below(int(whole), text)

    def _amount(self, text: str) -> int:
        if _NOTHING.fullmatch(text):
            return 0
        paid = money.parse(text, currency=self.currency)
        return _below(paid, text, most=HIGHEST_AMOUNT)

    def _day(self, row: int, cells: Sequence[str], what: str) -> dt.date | None:
        """Read a day; None where the cell says that nobody knows it."""
        written = self.cell(cells, what)
        if is_unknown(written):
            return None
        try:
            found, style = day(written, order=self.columns.order, latest=self.as_on)
        except NoDay as error:
            self._doubt(row, Why.UNREADABLE, f"{FIELDS[what]}: {error}")
            return None
        self.styles[style] += 1
        self._prove(written, style)
        return found

    def _prove(self, written: str, style: Style) -> None:
        """Remember which order of day and month is proven by a part above twelve."""
        if style in (Style.NUMBERS, Style.SHORT):
            first, second = re.split(r"[-/. ]", written)[:2]
            if int(first) > 12 or int(second) > 12:
                self.proven.add(self.columns.order)


def _purposes(text: str) -> tuple[str, ...]:
    """Return the purposes that an address was notified for, ours by their names."""
    words = [" ".join(part.split()) for part in re.split(r"[;,\n]", text)]
    known = {str(shown).casefold(): name for name, shown in PURPOSES.items()}
    return tuple(known.get(word.casefold(), word.casefold()) for word in words if word)


def _others(text: str) -> tuple[dict[str, str], ...]:
    """Return the other holders of a joint holding: names with a semicolon or “and” between."""
    names = re.split(r"\s*(?:;|&|\n|\band\b)\s*", text)
    return tuple({"name": name[:LONGEST_NAME], "address": ""} for name in names if name)


def _below(count: int, text: str, *, most: int = HIGHEST_NUMBER) -> int:
    if count > most:
        raise ValueError(_("“{text}” is too large").format(text=text[:40]))
    return count

"""What is read from a file, whatever its form, and the one way to say that it can't be."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

MOST_BYTES = 24 * 1024 * 1024
MOST_LINES = 100_000


class Unreadable(ValueError):
    """A file that can't be read, or whose sums fail: the sentence says what, and on which line."""

    def __init__(self, words: str, *, line: int = 0) -> None:
        said = _("Line {line}: {words}").format(line=line, words=words) if line else words
        super().__init__(said)


@dataclass(frozen=True)
class Row:
    """One sum as a bank tells it: minor units, above nought when it came.

    `at_line` is the line of the file. `reference` is the payer's, `bank_reference` the bank's.
    """

    at_line: int
    entry: int
    on: dt.date
    amount_minor: int
    text: str = ""
    reference: str = ""
    payer_name: str = ""
    payer_account: str = ""
    bank_reference: str = ""
    detail: int = 0
    section: str = ""


@dataclass(frozen=True)
class Section:
    """A statement in a file: its name, its rows, and the balances where it has them."""

    name: str
    rows: tuple[Row, ...]
    opening_minor: int | None = None
    closing_minor: int | None = None
    closes_on: dt.date | None = None


@dataclass(frozen=True)
class Reading:
    """All that a file says. `account` is the account's number or IBAN, empty where it has none."""

    account: str
    currency: str
    sections: tuple[Section, ...]

    @property
    def rows(self) -> list[Row]:
        """Return the rows of all sections in their order."""
        return [row for section in self.sections for row in section.rows]

"""Write tables that a spreadsheet opens as what they are: words as words, sums as numbers."""

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

Cell = str | int | dt.date | None

ROWS_AT_ONCE = 500
# What a spreadsheet takes for the beginning of a formula (OWASP, “CSV injection”): also the wide
# forms, and behind blanks, which some programs drop.
_FORMULA = re.compile(r"[\s\0]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?", re.ASCII)


def csv_bytes(rows: Iterable[Sequence[Cell]], header: Sequence[str]) -> bytes:
    """Return a table as comma-separated values (RFC 4180), in UTF-8.

    Days are written as 2026-06-30. A cell that a spreadsheet would run as a formula gets an
    apostrophe before it; a plain number stays one, also below nought.
    """
    return b"".join(csv_parts(rows, header))


def csv_parts(rows: Iterable[Sequence[Cell]], header: Sequence[str]) -> Iterator[bytes]:
    """Yield the same bit by bit, for tables that are too long to be held at once."""
    waiting = chain([header], rows)
    while some := list(islice(waiting, ROWS_AT_ONCE)):
        out = io.StringIO()
        csv.writer(out).writerows([_cell(value) for value in row] for row in some)
        yield out.getvalue().encode()


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, dt.date):
        return value.isoformat()
    words = str(value)
    acts = _FORMULA.match(words) and not _NUMBER.fullmatch(words)
    return f"'{words}" if acts else words

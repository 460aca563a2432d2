"""Look at an old register before anything is done: what it says, and every doubt about it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from masthead.register.models import ShareClass
from masthead.register.take_over.columns import Columns, plain, refuse_missing
from masthead.register.take_over.compare import comparisons
from masthead.register.take_over.doubt import Doubt, Why
from masthead.register.take_over.old_row import OldRow, RowReader
from masthead.register.take_over.sheet import Rows, Sheet
from masthead.register.take_over.totals import Totals, totals_of
from masthead.register.take_over.written_days import Style

ROWS_AT_ONCE = 500
_SUM_WORDS = frozenset(["total", "totals", "grand total", "sum", "sub total", "subtotal"])

Progress = Callable[[int, int], None]


class NothingToTakeOver(ValueError):
    """Below the header stands no member."""


@dataclass(frozen=True)
class Look:
    """What a file says: its rows, the doubts, the sums of the rows, and the file's own sums."""

    rows: list[OldRow]
    doubts: list[Doubt]
    found: Totals
    stated: Totals

    @property
    def stops(self) -> list[Doubt]:
        """Return what must be put right in the file first."""
        return [doubt for doubt in self.doubts if doubt.stops]

    @property
    def former(self) -> int:
        """Return how many of the rows are of former members."""
        return sum(row.is_former for row in self.rows)


def look(
    sheet: Sheet,
    columns: Columns,
    *,
    share_class: ShareClass,
    as_on: dt.date,
    currency: str,
    told: Progress | None = None,
) -> Look:
    """Read every row and return what was found; nothing is changed.

    `as_on` is the day that the old register is of. `told` is called with the rows done and
    their number. Raises ColumnsMissing or NothingToTakeOver.
    """
    refuse_missing(columns)
    reader = RowReader(columns, currency=currency, as_on=as_on)
    body = [row for row in sheet.rows if row[0] > columns.header_row]
    body, stated = _without_sum(body, reader)
    if not body:
        raise NothingToTakeOver(
            _("No member stands below the header in row {row}").format(row=columns.header_row)
        )
    rows = _read(body, reader, told)
    doubts = [
        *_of_file(sheet, reader),
        *reader.doubts,
        *comparisons(rows, share_class=share_class, as_on=as_on, currency=currency),
    ]
    doubts.sort(key=lambda doubt: (not doubt.stops, doubt.row))
    return Look(rows, doubts, totals_of(rows), stated)


def _read(body: Rows, reader: RowReader, told: Progress | None) -> list[OldRow]:
    rows: list[OldRow] = []
    for done, (number, cells) in enumerate(body, start=1):
        if trouble := _no_member(number, cells, reader):
            reader.doubts.append(trouble)
        elif row := reader.read(number, cells):
            rows.append(row)
        if told and (done % ROWS_AT_ONCE == 0 or done == len(body)):
            told(done, len(body))
    return rows


def _no_member(number: int, cells: list[str], reader: RowReader) -> Doubt | None:
    """Return the doubt about a row that is no member but a header or a sum, else None."""
    if _is_header(cells, reader):
        said = ", ".join(f"“{cell}”" for cell in cells if cell)[:120]
        words = _("A second header: {said}. Delete the row, or say that the header is this one")
        return Doubt(number, Why.HEADER, words.format(said=said))
    if _is_sum(cells, reader):
        words = _("A sum among the rows: delete the row, or leave sums to the end of the file")
        return Doubt(number, Why.SUM_WITHIN, words)
    return None


def _is_header(cells: list[str], reader: RowReader) -> bool:
    if [cell.lower() for cell in cells] == [name.lower() for name in reader.columns.header]:
        return True
    shares, amount = reader.cell(cells, "shares"), reader.cell(cells, "amount")
    has_words = any(mark.isalpha() for mark in shares)
    return has_words and not any(mark.isdigit() for mark in shares + amount)


def _is_sum(cells: list[str], reader: RowReader) -> bool:
    """Say whether a row bears no name, or the word for a sum instead of one, but figures."""
    names = [reader.cell(cells, what) for what in ("number", "name", "last_name", "address")]
    if not all(plain(name) in _SUM_WORDS for name in names if name):
        return False
    figures = reader.cell(cells, "shares") + reader.cell(cells, "amount")
    return any(mark.isdigit() for mark in figures)


def _without_sum(body: Rows, reader: RowReader) -> tuple[Rows, Totals]:
    """Take the file's own sum off its end, and return what it says."""
    if not body or not _is_sum(body[-1][1], reader):
        return body, Totals()
    number, cells = body[-1]
    shares, amount = reader.cell(cells, "shares"), reader.cell(cells, "amount")
    alone = RowReader(reader.columns, currency=reader.currency, as_on=reader.as_on)
    place = replace(reader.columns, places={"name": 0, "shares": 1, "amount": 2})
    alone.columns = place
    row = alone.read(number, ["sum", shares, amount])
    if row is None:
        reader.doubts.extend(alone.doubts)
        return body[:-1], Totals()
    return body[:-1], Totals(
        shares=row.shares if shares else None, amount_minor=row.amount_minor if amount else None
    )


def _of_file(sheet: Sheet, reader: RowReader) -> list[Doubt]:
    found: list[Doubt] = []
    if sheet.others:
        words = _("The workbook has other sheets, which are not read: {names}")
        found.append(Doubt(0, Why.SHEETS, words.format(names=", ".join(sheet.others))))
    used = {style: count for style, count in reader.styles.items() if count}
    if len(used) > 1:
        shown = ", ".join(f"{style} ({count:,})" for style, count in used.items())
        words = _("Days are written in {count} ways: {shown}. See that each is read as it is meant")
        found.append(Doubt(0, Why.STYLES, words.format(count=len(used), shown=shown)))
    if {Style.NUMBERS, Style.SHORT} & set(used) and not reader.proven:
        words = _("Nothing in the file proves whether the day or the month comes first")
        found.append(Doubt(0, Why.STYLES, words))
    return found

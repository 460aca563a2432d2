"""The annual return as a table for a spreadsheet, and the rows behind one of its figures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from masthead.lib import money
from masthead.lib.sheet import Cell, csv_bytes
from masthead.shares.year.annual import AnnualReturn
from masthead.shares.year.rows import Row, names_of
from masthead.shares.year.words import capital_lines, member_lines

HEADER = ("part", "line", "number", "amount", "currency")
ROWS_HEADER = ("member", "name", "day", "what", "authority", "shares", "amount", "currency")


def return_csv(found: AnnualReturn, *, currency: str) -> bytes:
    """Return the figures as CSV: a line each, first the members, then each class of shares."""
    return csv_bytes(_lines(found, currency=currency), HEADER)


def _lines(found: AnnualReturn, *, currency: str) -> Iterator[tuple[Cell, ...]]:
    for line in member_lines(found):
        yield _("Members"), line.words, line.quantity, None, None
    for one in found.capital:
        for line in capital_lines(found, one):
            paid = money.plain(line.amount_minor, currency=currency)
            yield one.share_class.name, line.words, line.quantity, paid, currency
    if found.book_minor is not None:
        book = money.plain(found.book_minor, currency=currency)
        yield _("Book"), _("Share capital in the book"), None, book, currency


def rows_csv(rows: Sequence[Row], *, on: dt.date, currency: str) -> bytes:
    """Return the rows behind a figure as CSV; names are those of a day."""
    return csv_bytes(_rows(rows, on=on, currency=currency), ROWS_HEADER)


def _rows(rows: Sequence[Row], *, on: dt.date, currency: str) -> Iterator[tuple[Cell, ...]]:
    names = names_of(rows, on=on)
    for row in rows:
        day = _("not known") if row.day_unknown else row.on
        paid = money.plain(row.amount_minor, currency=currency) if row.quantity else None
        yield (
            row.number,
            names.get(row.number, ""),
            day,
            row.what,
            row.authority,
            row.quantity or None,
            paid,
            currency if row.quantity else None,
        )

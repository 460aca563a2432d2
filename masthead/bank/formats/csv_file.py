"""CSV: a row a sum, in columns that each bank orders in its own way."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from itertools import pairwise

from django.utils.translation import gettext as _

from masthead.bank.formats.amounts import amount, day
from masthead.bank.formats.columns import Columns, cells
from masthead.bank.formats.decode import plain, shown
from masthead.bank.formats.reading import Reading, Row, Section, Unreadable

Balanced = tuple[Row, int | None]


def read(text: str, *, columns: Columns, currency: str) -> Reading:
    """Read a file by its columns, the oldest row first. Raises Unreadable.

    Where there is a column of balances, each must follow from the one before it.
    """
    found = _cells(text, columns)
    _refuse_other_header(text, columns)
    rows: list[Balanced] = []
    carried: list[int] = []
    for line, row in found:
        _refuse_short(row, line=line, columns=columns)
        if (balance := _carried(row, line=line, columns=columns, currency=currency)) is not None:
            carried.append(balance)
            continue
        rows.append(_row(row, line=line, number=len(rows), columns=columns, currency=currency))
    if not rows and not carried:
        raise Unreadable(_("The file has no lines"))
    return Reading(_account(found, columns), currency, (_section(rows, carried, currency),))


def _cells(text: str, columns: Columns) -> list[tuple[int, list[str]]]:
    try:
        found = cells(text, separator=columns.separator)
    except csv.Error as error:
        raise Unreadable(_("The file is no CSV: {why}").format(why=error)) from error
    return [(line, row) for line, row in found if line > columns.skip]


def _refuse_other_header(text: str, columns: Columns) -> None:
    lines = text.splitlines()
    stands = lines[columns.skip - 1].strip().removeprefix("\ufeff") if columns.skip else ""
    if columns.header and stands != columns.header.removeprefix("\ufeff"):
        words = _(
            "The columns are not those of this account: “{stands}” stands where “{known}” did"
        )
        said = words.format(stands=stands[:120], known=columns.header[:120])
        raise Unreadable(said, line=columns.skip)


def _refuse_short(row: Sequence[str], *, line: int, columns: Columns) -> None:
    if len(row) <= columns.highest:
        words = _("There are {found} columns where {wanted} are expected: the file is cut short")
        said = words.format(found=len(row), wanted=columns.highest + 1)
        raise Unreadable(said, line=line)


def _cell(row: Sequence[str], place: int | None) -> str:
    return row[place].strip() if place is not None and place < len(row) else ""


def _carried(row: Sequence[str], *, line: int, columns: Columns, currency: str) -> int | None:
    """Return the balance of a row that carries one forward and holds no sum, else None."""
    places = (columns.amount, columns.paid_in, columns.paid_out)
    said = _cell(row, columns.text) + _cell(row, columns.payer)
    balance = _cell(row, columns.balance)
    if any(_cell(row, place) for place in places) or not balance or "balance" not in said.lower():
        return None
    return amount(balance, currency=currency, mark=columns.mark, line=line)


def _row(
    row: Sequence[str], *, line: int, number: int, columns: Columns, currency: str
) -> Balanced:
    balance = _cell(row, columns.balance)
    read_row = Row(
        at_line=line,
        entry=number + 1,
        on=day(_cell(row, columns.date), order=columns.order, line=line),
        amount_minor=_amount(row, line=line, columns=columns, currency=currency),
        text=plain(_cell(row, columns.text), most=1000),
        reference=plain(_cell(row, columns.reference), most=140),
        payer_name=plain(_cell(row, columns.payer), most=140),
    )
    if columns.balance is None:
        return read_row, None
    return read_row, amount(balance, currency=currency, mark=columns.mark, line=line)


def _amount(row: Sequence[str], *, line: int, columns: Columns, currency: str) -> int:
    def read_one(text: str) -> int:
        return amount(text, currency=currency, mark=columns.mark, line=line)

    if columns.amount is not None:
        return read_one(_cell(row, columns.amount))
    came, went = _cell(row, columns.paid_in), _cell(row, columns.paid_out)
    sums = [read_one(cell) for cell in (came, went) if cell]
    if not sums or (all(sums) and len(sums) == 2):
        raise Unreadable(
            _("The line is both paid in and paid out") if sums else _("The amount is missing"),
            line=line,
        )
    return (read_one(came) if came else 0) - abs(read_one(went) if went else 0)


def _account(found: list[tuple[int, list[str]]], columns: Columns) -> str:
    named = {_cell(row, columns.account) for _line, row in found} - {""}
    if len(named) > 1:
        raise Unreadable(_("The file holds more than one account"))
    return named.pop() if named else ""


def _section(rows: list[Balanced], carried: list[int], currency: str) -> Section:
    in_order = rows if _is_oldest_first(rows) else rows[::-1]
    renumbered = tuple(row for row, _balance in in_order)
    if not rows or rows[0][1] is None:
        return Section("", renumbered)
    _refuse_jump(in_order, currency=currency)
    first, balance = in_order[0]
    opening, closing = (balance or 0) - first.amount_minor, in_order[-1][1]
    if any(stands not in (opening, closing) for stands in carried):
        raise Unreadable(_("A balance carried forward is neither that before nor that after"))
    return Section("", renumbered, opening, closing, in_order[-1][0].on)


def _is_oldest_first(rows: list[Balanced]) -> bool:
    """Say in which order a bank wrote its rows: by the days, within one day by the balances."""
    days = [row.on for row, _balance in rows]
    if days[:1] != days[-1:]:
        return days[0] < days[-1]
    return _follows_on(rows) or not _follows_on(rows[::-1])


def _follows_on(rows: list[Balanced]) -> bool:
    return all(
        None not in (before, balance) and (before or 0) + row.amount_minor == balance
        for (_first, before), (row, balance) in pairwise(rows)
    )


def _refuse_jump(rows: list[Balanced], *, currency: str) -> None:
    before: int | None = None
    for row, balance in rows:
        if before is not None and balance is not None and before + row.amount_minor != balance:
            words = _(
                "The sums fail: {before} before and {amount} make {sum}, but the balance is "
                "{balance}"
            )
            sums = {
                "before": before,
                "amount": row.amount_minor,
                "sum": before + row.amount_minor,
                "balance": balance,
            }
            said = {name: shown(minor, currency=currency) for name, minor in sums.items()}
            raise Unreadable(words.format(**said), line=row.at_line)
        before = balance

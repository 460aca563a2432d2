"""MT940 (SWIFT), read by the library `mt-940` after each line was looked at."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from django.utils.translation import gettext as _

from masthead.bank.formats.amounts import day
from masthead.bank.formats.camt import unless_none
from masthead.bank.formats.decode import plain
from masthead.bank.formats.reading import Reading, Row, Section, Unreadable

_LINE = re.compile(
    r":61:(\d{2})(\d{2})(\d{2})(\d{4}| {4})?(R?[CD])([A-Z])?([0-9,.]*)([A-Z].*)?", re.ASCII
)
_BALANCE = re.compile(r":(60F|60M|62F|62M):([CD])(\d{6})([A-Z]{3})([0-9,.]*)\s*$", re.ASCII)
_SUM = re.compile(r"[0-9]{1,12},[0-9]{0,3}", re.ASCII)
_SUBFIELD = re.compile(r"\?(\d\d)")
LONGEST_LINE = 2_000


def read(text: str, *, currency: str) -> Reading:
    """Read a file of one or more statements of one account. Raises Unreadable."""
    lines = _look_through(text, currency=currency)
    try:
        found = _parsed(text)
    except Unreadable:
        raise
    except Exception as error:
        raise Unreadable(_("This is no MT940 that can be read")) from error
    if not found or sum(len(one) for one in found) != len(lines):
        raise Unreadable(_("This is no MT940 that can be read"))
    accounts = {str(one.data.get("account_identification") or "").strip() for one in found}
    if len(accounts) > 1:
        raise Unreadable(_("The file holds more than one account"))
    numbers = iter(lines)
    entry = iter(range(1, len(lines) + 1))
    sections = tuple(_section(one, numbers, entry, currency) for one in found)
    return Reading(accounts.pop(), currency, sections)


def _parsed(text: str) -> list[Any]:
    import mt940

    body = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return list(mt940.parse_statements(body.encode(), encoding="utf-8"))


def _look_through(text: str, *, currency: str) -> list[tuple[int, dt.date]]:
    """Return the line number and the booking day of each sum. Raises Unreadable."""
    found: list[tuple[int, dt.date]] = []
    open_since = 0
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), start=1):
        if len(line) > LONGEST_LINE:
            raise Unreadable(_("The line is longer than any of a statement"), line=number)
        if line.startswith(":61:"):
            found.append((number, _sum_line(line, number)))
        elif line.startswith((":60F:", ":60M:", ":62F:", ":62M:")):
            _refuse_balance(line, number, currency=currency)
            open_since = number if line.startswith(":60") else 0
    if open_since:
        words = _("The file is cut short: the statement has no closing balance")
        raise Unreadable(words, line=open_since)
    return found


def _sum_line(line: str, number: int) -> dt.date:
    found = _LINE.match(line)
    if not found:
        raise Unreadable(_("“{text}” is no line of MT940").format(text=line[:40]), line=number)
    value = day(f"20{found[1]}-{found[2]}-{found[3]}", line=number)
    _refuse_sum(found[7], number)
    if not (found[4] or "").strip():
        return value
    # The booking day has no year: that of the value day, or the one beside it at new year.
    booked = found[4]
    year = value.year + ((value.month, int(booked[:2])) == (12, 1))
    year -= (value.month, int(booked[:2])) == (1, 12)
    return day(f"{year}-{booked[:2]}-{booked[2:]}", line=number)


def _refuse_sum(text: str, number: int) -> None:
    if _SUM.fullmatch(text):
        return
    words = _("“{text}” is no amount")
    if "." in text:
        words = _("“{text}” has a point where a comma is expected")
    raise Unreadable(words.format(text=text), line=number)


def _refuse_balance(line: str, number: int, *, currency: str) -> None:
    found = _BALANCE.match(line)
    if not found:
        words = _("“{text}” is no balance of MT940")
        raise Unreadable(words.format(text=line[:40]), line=number)
    day(f"20{found[3][:2]}-{found[3][2:4]}-{found[3][4:]}", line=number)
    _refuse_sum(found[5], number)
    if found[4] != currency:
        words = _("The file is in {told}, the account in {currency}")
        raise Unreadable(words.format(told=found[4], currency=currency), line=number)


def _section(one: Any, lines: Any, numbers: Any, currency: str) -> Section:
    from masthead.bank.formats.amounts import minor_of

    name = str(one.data.get("transaction_reference") or "")[:40]
    rows = []
    for sum_ in one:
        at_line, on = next(lines)
        minor = minor_of(sum_.data["amount"].amount, currency=currency, line=at_line)
        rows.append(_row(sum_.data, at_line, next(numbers), on, minor, name))
    opening = one.data.get("final_opening_balance") or one.data.get("intermediate_opening_balance")
    closing = one.data.get("final_closing_balance") or one.data.get("intermediate_closing_balance")
    if opening is None or closing is None:
        raise Unreadable(_("The statement lacks its opening or its closing balance"))
    ends = [minor_of(balance.amount.amount, currency=currency) for balance in (opening, closing)]
    return Section(name, tuple(rows), ends[0], ends[1], dt.date.fromisoformat(str(closing.date)))


def _row(
    data: dict[str, Any], at_line: int, number: int, on: dt.date, minor: int, name: str
) -> Row:
    details = str(data.get("transaction_details") or "").replace("\n", "")
    parts = _subfields(details)
    payer = " ".join(parts.get(key, "") for key in ("32", "33")).strip()
    remitted = " ".join(value for key, value in parts.items() if "20" <= key <= "29")
    text = remitted or str(data.get("transaction_details") or "")
    extra = str(data.get("extra_details") or "")
    return Row(
        at_line=at_line,
        entry=number,
        section=name,
        on=on,
        amount_minor=minor,
        text=plain(f"{text} {extra}", most=1000),
        reference=plain(unless_none(str(data.get("customer_reference") or "")), most=140),
        payer_name=plain(payer, most=140),
        payer_account=plain(parts.get("31", ""), most=40),
        bank_reference=plain(unless_none(str(data.get("bank_reference") or "")), most=80),
    )


def _subfields(details: str) -> dict[str, str]:
    """Return the parts of a text that is written as ?20…?21…, by their numbers."""
    pieces = _SUBFIELD.split(details)
    return dict(zip(pieces[1::2], pieces[2::2], strict=True))

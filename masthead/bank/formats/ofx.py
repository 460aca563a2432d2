"""OFX 1 and 2, read by the library `ofxparse` after each sum was looked at."""

from __future__ import annotations

import datetime as dt
import io
import re
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from masthead.bank.formats.amounts import day, minor_of
from masthead.bank.formats.decode import plain
from masthead.bank.formats.reading import MOST_LINES, Reading, Row, Section, Unreadable

LONGEST_TOKEN = 16 * 1024
MOST_TAGS_A_SUM = 40
# An element that holds text, closed or not (in OFX 1 the end tag may be left out).
_ELEMENT = re.compile(r"<([A-Za-z0-9_.]+)>([^<\r\n]*[^<\s])\s*(?:</\1>)?")
_SUM = re.compile(r"[-+]?[0-9]{1,15}([.,][0-9]{0,5})?", re.ASCII)
_HEADER = b"OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nENCODING:UTF-8\nCHARSET:NONE\n\n"


def read(text: str, *, currency: str) -> Reading:
    """Read a file of one account. Raises Unreadable.

    The opening balance isn't told by OFX, so only what the lines say themselves is looked at.
    """
    body = _body(text)
    days = _look_through(text)
    account = _only_account(body)
    statement = account.statement
    if len(statement.transactions) != len(days):
        raise Unreadable(_("This is no OFX that can be read"))
    told = (account.curdef or currency).upper()
    pairs = zip(statement.transactions, days, strict=True)
    rows = tuple(
        _row(one, number, line, on, told) for number, (one, (line, on)) in enumerate(pairs, start=1)
    )
    closing = getattr(statement, "balance", None)
    closes = minor_of(Decimal(closing), currency=told) if closing is not None else None
    named = f"{account.routing_number or ''} {account.account_id or ''}".strip()
    return Reading(named, told, (Section("", rows, None, closes),))


def _body(text: str) -> bytes:
    """Return the file as the library reads it quickly: in UTF-8, each element closed."""
    if max(len(token) for token in text.split("<")) > LONGEST_TOKEN:
        raise Unreadable(_("The file holds a piece of text that no statement holds"))
    if "<!" in text:
        raise Unreadable(_("The file declares entities: no statement does"))
    begins = re.search(r"(?i)<OFX>", text)
    if not begins or not re.search(r"(?i)</OFX>\s*$", text):
        raise Unreadable(_("The file is cut short, or no OFX"), line=text.count("\n") + 1)
    sums = len(re.findall(r"(?i)<STMTTRN>", text))
    if sums > MOST_LINES or text.count("<") > MOST_TAGS_A_SUM * (sums + 10):
        raise Unreadable(_("The file holds more than any statement"))
    closed = _ELEMENT.sub(r"<\1>\2</\1>\n", text[begins.start() :])
    return _HEADER + closed.encode()


def _look_through(text: str) -> list[tuple[int, dt.date]]:
    """Return the line number and the day of each sum, its amount looked at. Raises Unreadable."""
    found: list[tuple[int, dt.date]] = []
    line, at = 1, 0
    for block in re.finditer(r"(?is)<STMTTRN>(.*?)(?=<STMTTRN>|</BANKTRANLIST>|$)", text):
        line, at = line + text.count("\n", at, block.start()), block.start()
        told = {name.upper(): value.strip() for name, value in _ELEMENT.findall(block[1])}
        minor = told.get("TRNAMT", "")
        if not _SUM.fullmatch(minor):
            words = _("“{text}” is no amount") if minor else _("The amount is missing")
            raise Unreadable(words.format(text=minor[:40]), line=line)
        found.append((line, day(told.get("DTPOSTED", "")[:8], line=line)))
    return found


def _only_account(body: bytes) -> Any:
    from ofxparse import OfxParser

    try:
        accounts = OfxParser.parse(io.BytesIO(body)).accounts
    except Exception as error:
        raise Unreadable(_("This is no OFX that can be read")) from error
    if len(accounts) != 1:
        raise Unreadable(
            _("The file holds more than one account") if accounts else _("There is no account")
        )
    return accounts[0]


def _row(one: Any, number: int, line: int, on: dt.date, currency: str) -> Row:
    return Row(
        at_line=line,
        entry=number,
        on=on,
        amount_minor=minor_of(Decimal(one.amount), currency=currency, line=line),
        text=plain(one.memo or "", most=1000),
        payer_name=plain(one.payee or "", most=140),
        reference=plain(one.checknum or "", most=140),
        bank_reference=plain(one.id or "", most=80),
    )

"""camt.053 (ISO 20022, BankToCustomerStatement), any version: small, over defusedxml."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from django.utils.translation import gettext as _

from masthead.bank.formats.amounts import day, minor_of
from masthead.bank.formats.decode import plain, shown
from masthead.bank.formats.reading import Reading, Row, Section, Unreadable

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# Expat before 2.6 takes time that grows with the square of a token's length.
LONGEST_TOKEN = 64 * 1024
DEEPEST = 40
_PLAIN = re.compile(r"[0-9]{1,15}(\.[0-9]{1,5})?", re.ASCII)


def read(data: bytes, *, currency: str) -> Reading:
    """Read a file of one or more statements of one account. Raises Unreadable.

    Entities, document types and outside references are refused before anything is looked up.
    """
    if max(len(token) for token in data.split(b"<")) > LONGEST_TOKEN:
        raise Unreadable(_("The file holds a piece of text that no statement holds"))
    root = _root(data)
    found = [child for child in root.iter() if child.tag == "Stmt"]
    if not found:
        raise Unreadable(_("This is no camt.053: there is no statement in it"))
    accounts = {_text(one, "Acct/Id/IBAN") or _text(one, "Acct/Id/Othr/Id") for one in found}
    if len(accounts) > 1:
        raise Unreadable(_("The file holds more than one account"))
    told = {_text(one, "Acct/Ccy") for one in found} - {""}
    names = iter(range(1, 10_000_000))
    sections = tuple(_section(one, currency, names) for one in found)
    return Reading(accounts.pop(), told.pop() if told else currency, sections)


def _root(data: bytes) -> Element:
    """Parse the file, names without their namespaces."""
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    root, depth = None, 0
    try:
        for event, element in iterparse(io.BytesIO(data), events=("start", "end"), forbid_dtd=True):
            depth += 1 if event == "start" else -1
            if depth > DEEPEST:
                raise Unreadable(_("This is no camt.053: it is nested too deeply"))
            if event == "start":
                element.tag = element.tag.rpartition("}")[2]
                root = element if root is None else root
    except DefusedXmlException as error:
        raise Unreadable(_("The file declares entities: no statement does")) from error
    except (ParseError, LookupError, ValueError) as error:
        if isinstance(error, Unreadable):
            raise
        line = error.position[0] if isinstance(error, ParseError) else 0
        raise Unreadable(_("The file is cut short, or no XML"), line=line) from error
    assert root is not None
    found: Element = root
    return found


def _text(element: Element | None, path: str) -> str:
    found = element.find(path) if element is not None else None
    return " ".join((found.text or "").split()) if found is not None else ""


def _section(stmt: Element, currency: str, numbers: Iterator[int]) -> Section:
    rows = tuple(
        row
        for entry in stmt.findall("Ntry")
        if (_text(entry, "Sts/Cd") or _text(entry, "Sts")) in ("", "BOOK")
        for row in _rows(entry, next(numbers), name=_text(stmt, "Id"), currency=currency)
    )
    balances = {
        _text(one, "Tp/CdOrPrtry/Cd"): _balance(one, currency) for one in stmt.findall("Bal")
    }
    opening = balances.get("OPBD", balances.get("PRCD"))
    closing = balances.get("CLBD")
    if opening is None or closing is None:
        raise Unreadable(_("The statement lacks its opening or its closing balance"))
    days = [_text(one, "Dt/Dt") for one in stmt.findall("Bal")]
    closes_on = max((day(text) for text in days if text), default=None)
    return Section(_text(stmt, "Id")[:40], rows, opening, closing, closes_on)


def _balance(element: Element, currency: str) -> int:
    return _signed(element, currency, where=_("a balance"))


def _signed(element: Element, currency: str, *, where: str) -> int:
    minor = _amount(element.find("Amt"), currency, where=where)
    side = _text(element, "CdtDbtInd")
    if side not in ("CRDT", "DBIT"):
        raise Unreadable(_("{where} doesn’t say whether it came or went").format(where=where))
    return minor if side == "CRDT" else -minor


def _amount(element: Element | None, currency: str, *, where: str) -> int:
    text = (element.text or "").strip() if element is not None else ""
    told = element.get("Ccy", currency) if element is not None else currency
    if told != currency:
        words = _("{where} is in {told}, the account in {currency}")
        raise Unreadable(words.format(where=where, told=told, currency=currency))
    try:
        if not _PLAIN.fullmatch(text):
            raise InvalidOperation
        return minor_of(Decimal(text), currency=currency)
    except InvalidOperation as error:
        words = _("{where} has an amount that can’t be read: “{text}”")
        raise Unreadable(words.format(where=where, text=text[:40])) from error


def _rows(entry: Element, number: int, *, name: str, currency: str) -> Iterator[Row]:
    """Yield a row for each detail of an entry; they must add up to it."""
    where = _("Entry {number} of statement {name}").format(number=number, name=name)
    total = _signed(entry, currency, where=where)
    if _text(entry, "RvslInd") == "true" and total == 0:
        return
    on = _booked(entry, where=where)
    details = entry.findall("NtryDtls/TxDtls")
    sums = [_detail_amount(one, currency, total=total, where=where) for one in details]
    if len(details) < 2 or all(one is None for one in sums):
        yield _row(entry, details[0] if details else None, number, 0, on, total, name)
        return
    if None in sums or sum(one or 0 for one in sums) != total:
        made = shown(sum(one or 0 for one in sums), currency=currency)
        words = _("The sums fail: the details of {where} make {made}, the entry is {total}")
        said = {"where": where, "made": made, "total": shown(total, currency=currency)}
        raise Unreadable(words.format(**said))
    for place, (detail, minor) in enumerate(zip(details, sums, strict=True), start=1):
        yield _row(entry, detail, number, place, on, minor or 0, name)


def _booked(entry: Element, *, where: str) -> dt.date:
    text = _text(entry, "BookgDt/Dt") or _text(entry, "BookgDt/DtTm")[:10]
    text = text or _text(entry, "ValDt/Dt")
    try:
        return day(text)
    except Unreadable as error:
        raise Unreadable(f"{where}: {error}") from error


def _detail_amount(detail: Element, currency: str, *, total: int, where: str) -> int | None:
    found = detail.find("Amt")
    if found is None:
        found = detail.find("AmtDtls/TxAmt/Amt")
    if found is None:
        return None
    minor = _amount(found, currency, where=where)
    side = _text(detail, "CdtDbtInd")
    comes = side == "CRDT" if side else total > 0
    return minor if comes else -minor


def _row(
    entry: Element,
    detail: Element | None,
    number: int,
    place: int,
    on: dt.date,
    minor: int,
    name: str,
) -> Row:
    party = "Dbtr" if minor > 0 else "Cdtr"
    at = f"RltdPties/{party}"
    account = f"RltdPties/{party}Acct/Id"
    said = [one.text or "" for one in detail.findall("RmtInf/Ustrd")] if detail is not None else []
    to_end = _text(detail, "Refs/EndToEndId")
    return Row(
        at_line=0,
        entry=number,
        detail=place,
        section=name[:40],
        on=on,
        amount_minor=minor,
        text=plain(" ".join(said) or _text(entry, "AddtlNtryInf"), most=1000),
        reference=plain(
            _text(detail, "RmtInf/Strd/CdtrRefInf/Ref") or unless_none(to_end), most=140
        ),
        payer_name=plain(_text(detail, f"{at}/Nm") or _text(detail, f"{at}/Pty/Nm"), most=140),
        payer_account=plain(
            _text(detail, f"{account}/IBAN") or _text(detail, f"{account}/Othr/Id"), most=40
        ),
        bank_reference=plain(
            unless_none(_text(detail, "Refs/AcctSvcrRef") or _text(entry, "AcctSvcrRef")), most=80
        ),
    )


def unless_none(text: str) -> str:
    """Leave out the words that stand for no reference."""
    return "" if text.upper() in ("NOTPROVIDED", "NONREF", "NOREF") else text

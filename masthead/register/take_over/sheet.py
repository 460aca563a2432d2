"""A file of rows into rows of words: CSV in whatever encoding, or a spreadsheet (XLSX)."""

from __future__ import annotations

import codecs
import csv
import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

MOST_BYTES = 50 * 1024**2
MOST_UNPACKED = 400 * 1024**2
MOST_ROWS = 250_000
MOST_COLUMNS = 200
SEPARATORS = (",", ";", "\t", "|")
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_OTHERS = (
    (b"\xd0\xcf\x11\xe0", gettext_lazy("This is an old spreadsheet: save it as XLSX or CSV first")),
    (b"%PDF", gettext_lazy("This is a PDF: a register is taken over from CSV or XLSX")),
    (b"\x1f\x8b", gettext_lazy("This is a packed file: unpack it first")),
)

Rows = list[tuple[int, list[str]]]


class FileUnreadable(ValueError):
    """The file is neither CSV nor XLSX, or it is damaged; the message says what to do."""


@dataclass(frozen=True)
class Sheet:
    """The rows that aren't blank, each with its number as a spreadsheet counts it.

    `others` are the names of the sheets of a workbook that were not read.
    """

    rows: Rows
    others: tuple[str, ...] = ()


def sheet_of(data: bytes) -> Sheet:
    """Read a file into rows of words; a day becomes 2019-03-01, a number its plain digits.

    Raises FileUnreadable for what is neither CSV nor XLSX, is empty, or is beyond all measure.
    """
    if not data.strip():
        raise FileUnreadable(_("The file is empty"))
    if len(data) > MOST_BYTES:
        words = _("The file is larger than {most} MB")
        raise FileUnreadable(words.format(most=MOST_BYTES // 1024**2))
    for mark, said in _OTHERS:
        if data.startswith(mark):
            raise FileUnreadable(str(said))
    sheet = _of_workbook(data) if data.startswith(b"PK\x03\x04") else Sheet(_of_csv(_text(data)))
    if not sheet.rows:
        raise FileUnreadable(_("The file has no rows"))
    return sheet


def _text(data: bytes) -> str:
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252", "latin-1"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _NO_TEXT.search(text):
            return text
        break
    raise FileUnreadable(_("This is neither text nor a spreadsheet: save the register as CSV"))


def _of_csv(text: str) -> Rows:
    head = text.splitlines()[:30]
    separator = max(SEPARATORS, key=lambda mark: sum(line.count(mark) for line in head))
    try:
        return _numbered(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise FileUnreadable(_("The file is no CSV: {why}").format(why=error)) from error


def _of_workbook(data: bytes) -> Sheet:
    """Read the first sheet of a workbook. What it unpacks to is measured before it is read."""
    # The library takes its time to load: only whoever takes over a register carries it.
    from openpyxl import load_workbook

    _refuse_bomb(data)
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        first, *others = book.worksheets
        first.reset_dimensions()
        found = first.iter_rows(values_only=True, max_col=MOST_COLUMNS)
        rows = _numbered([_as_typed(cell) for cell in row] for row in found)
    except FileUnreadable:
        raise
    except Exception as error:
        words = _("The spreadsheet can’t be read: open it, and save it as XLSX or CSV once more")
        raise FileUnreadable(words) from error
    return Sheet(rows, tuple(sheet.title for sheet in others))


def _refuse_bomb(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            unpacked = sum(part.file_size for part in packed.infolist())
            names = set(packed.namelist())
    except (zipfile.BadZipFile, ValueError) as error:
        raise FileUnreadable(_("The spreadsheet is damaged or cut short")) from error
    if "xl/workbook.xml" not in names:
        raise FileUnreadable(_("This is no XLSX: save the register as XLSX or CSV"))
    if unpacked > MOST_UNPACKED:
        raise FileUnreadable(_("The spreadsheet unpacks to more than any register holds"))


def _as_typed(cell: object) -> str:
    """Write a spreadsheet's value as somebody would type it; 15 digits are all that it keeps."""
    match cell:
        case None:
            return ""
        case dt.datetime():
            return cell.date().isoformat()
        case bool():
            return str(cell)
        case float():
            return f"{cell:.15g}"
    return str(cell)


def _numbered(rows: Iterable[list[str]]) -> Rows:
    found: Rows = []
    for number, row in enumerate(rows, start=1):
        cells = [" ".join(part.split()) if "\n" not in part else part.strip() for part in row]
        if any(cells):
            found.append((number, cells[:MOST_COLUMNS]))
        if len(found) > MOST_ROWS:
            words = _("The file has more than {most} rows")
            raise FileUnreadable(words.format(most=f"{MOST_ROWS:,}"))
    return found

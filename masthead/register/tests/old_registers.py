"""Old registers for tests: a few rows that are right, in the forms in which they come."""

import csv
import datetime as dt
import io
from collections.abc import Sequence

from openpyxl import Workbook

from masthead.people import audit
from masthead.register.models import OldRegister
from masthead.register.take_over.bring import bring
from masthead.register.take_over.columns import named
from masthead.register.take_over.look import Look, look
from masthead.register.take_over.say_how import say_how
from masthead.register.take_over.sheet import sheet_of
from masthead.register.take_over.take_over import take_over
from masthead.register.take_over.terms import Terms, columns_for
from masthead.register.take_over.totals import Totals
from masthead.register.tests.cast import ordinary

AS_ON = dt.date(2026, 6, 30)
AT = dt.datetime(2026, 7, 2, 12, tzinfo=dt.UTC)
BY = audit.COMMAND
HEADER = ("Member No", "Name", "Address", "Postcode", "Shares", "Amount", "Joined", "Left")
ADA = ("1", "Ada Quill", "1 Mill Lane, Hebworth", "HB1 1AA", "10", "10.00", "21/03/2019", "")
BEN = ("2", "Ben Marl", "2 Mill Lane, Hebworth", "HB1 1AB", "25", "£25.00", "14/05/2020", "")
CYD = ("3", "Cyd Holm", "3 Mill Lane, Hebworth", "HB1 1AC", "0", "", "02/02/2001", "30/09/2011")
THREE = (ADA, BEN, CYD)
TOTALS = Totals(members=2, shares=35, amount_minor=3_500)


def as_csv(*rows: Sequence[object], header: Sequence[str] = HEADER) -> bytes:
    """Return rows as a CSV."""
    out = io.StringIO()
    csv.writer(out).writerows([header, *rows])
    return out.getvalue().encode()


def as_xlsx(*rows: Sequence[object], header: Sequence[str] = HEADER, sheets: int = 1) -> bytes:
    """Return rows as a workbook, with as many sheets."""
    book, out = Workbook(), io.BytesIO()
    for row in (header, *rows):
        book.active.append(list(row))
    for number in range(1, sheets):
        book.create_sheet(f"Notes {number}")
    book.save(out)
    return out.getvalue()


def but(row: Sequence[str], **cells: str) -> tuple[str, ...]:
    """Return a row with other cells, by small names of its columns."""
    places = ("number", "name", "address", "postcode", "shares", "amount", "joined", "left")
    changed = dict(zip(places, row, strict=True)) | cells
    return tuple(changed.values())


def looked_at(data: bytes, **said: str) -> Look:
    """Return what a file says, columns said by name where its header doesn't."""
    sheet = sheet_of(data)
    columns = named(columns_for(sheet), said)
    return look(sheet, columns, share_class=ordinary(), as_on=AS_ON, currency="GBP")


def waiting(data: bytes, *, said: Totals = TOTALS) -> OldRegister:
    """Bring a file, and say how it is to be read."""
    sheet = sheet_of(data)
    terms = Terms(columns_for(sheet), AS_ON, ordinary(), "Board, minute 7", said)
    return say_how(bring(data, file_name="old.csv", by=BY, at=AT), terms, by=BY, at=AT)


def taken(data: bytes, *, said: Totals = TOTALS, seen: int | None = None) -> OldRegister:
    """Take a file over, and return what is kept of it."""
    old = waiting(data, said=said)
    take_over(old, seen=seen, by=BY, at=AT)
    old.refresh_from_db()
    return old

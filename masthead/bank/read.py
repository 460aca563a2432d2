"""Read a statement: keep it whole, line by line in the book, or put it aside with the reason."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.bank.book import book
from masthead.bank.formats import camt, csv_file, mt940_file, ofx
from masthead.bank.formats.columns import Columns, guess
from masthead.bank.formats.decode import text_of
from masthead.bank.formats.reading import Reading, Row, Unreadable
from masthead.bank.formats.sums import refuse_wrong_sums
from masthead.bank.known import New, new_among
from masthead.bank.models import Account, Form, Statement, Status
from masthead.bank.whose import is_of, numbers_of
from masthead.lib import days
from masthead.paper.models import the_paper
from masthead.people import audit

# A bank books some sums on its next working day.
AHEAD = dt.timedelta(days=7)
MOST_YEARS_AGO = 10


def read_statement(statement: Statement, *, by: audit.Actor, at: dt.datetime) -> Statement:
    """Read a statement that was taken in, and return it: kept or quarantined.

    Each new line goes into the book, between bank and unidentified receipts, on its booking
    day; of a quarantined one nothing does. Safe to run twice: what was read stays as it is.
    """
    account = statement.account
    try:
        columns = _columns(statement, account)
        reading = _reading(statement, columns, currency=account.currency)
        _refuse(reading, account, today=the_paper().today(at))
    except Unreadable as error:
        return _put_aside(statement, str(error), by=by, at=at)
    return _keep(statement, reading, columns, by=by, at=at)


def _columns(statement: Statement, account: Account) -> Columns | None:
    if statement.form != Form.CSV:
        return None
    known = Columns.remembered(account.columns) or guess(text_of(bytes(statement.raw)))
    if known is None:
        raise Unreadable(_("Nobody has said yet which column of this file holds what"))
    return known


def _reading(statement: Statement, columns: Columns | None, *, currency: str) -> Reading:
    data = bytes(statement.raw)
    match Form(statement.form):
        case Form.CAMT:
            return camt.read(data, currency=currency)
        case Form.MT940:
            return mt940_file.read(text_of(data), currency=currency)
        case Form.OFX:
            return ofx.read(text_of(data), currency=currency)
        case Form.CSV:
            assert columns
            return csv_file.read(text_of(data), columns=columns, currency=currency)


def _refuse(reading: Reading, account: Account, *, today: dt.date) -> None:
    if not is_of(account, reading.account):
        words = _("This is a statement of the account {told}, not of {label}")
        raise Unreadable(words.format(told=reading.account, label=account.label))
    if reading.currency != account.currency:
        words = _("The file is in {told}, the account in {currency}")
        raise Unreadable(words.format(told=reading.currency, currency=account.currency))
    for row in reading.rows:
        _refuse_day(row, today=today)
    refuse_wrong_sums(reading)


def _refuse_day(row: Row, *, today: dt.date) -> None:
    words = ""
    if row.on > today + AHEAD:
        words = _("{day} is still to come")
    elif today.year - row.on.year > MOST_YEARS_AGO:
        words = _("{day} is more than {years} years ago")
    if words:
        said = words.format(day=days.in_words(row.on), years=MOST_YEARS_AGO)
        raise Unreadable(said, line=row.at_line)


def _put_aside(statement: Statement, why: str, *, by: audit.Actor, at: dt.datetime) -> Statement:
    with transaction.atomic():
        held = Statement.objects.select_for_update().get(pk=statement.pk)
        if held.status == Status.WAITING:
            held.status, held.why, held.read_at = Status.QUARANTINED, why, at
            held.save(update_fields=["status", "why", "read_at"])
            audit.record("bank.put_aside", held, by=by, at=at)
    return held


def _keep(
    statement: Statement,
    reading: Reading,
    columns: Columns | None,
    *,
    by: audit.Actor,
    at: dt.datetime,
) -> Statement:
    with transaction.atomic():
        account = Account.objects.select_for_update().get(pk=statement.account_id)
        held = Statement.objects.select_for_update().get(pk=statement.pk)
        if held.status != Status.WAITING:
            return held
        held.layout = columns.layout if columns else held.form
        new = new_among(reading.rows, account=account, layout=held.layout)
        _describe(held, reading, new, at=at)
        held.save()
        book(held, new, today=the_paper().today(at), at=at)
        _remember(account, reading, columns)
        details = {"lines": held.lines_read, "new": held.lines_new}
        audit.record("bank.read_statement", held, by=by, at=at, details=details)
    return held


def _describe(held: Statement, reading: Reading, new: list[New], *, at: dt.datetime) -> None:
    rows, sections = reading.rows, reading.sections
    booked = [row.on for row in rows]
    ends = [section.closes_on for section in sections if section.closes_on]
    held.status, held.read_at = Status.KEPT, at
    held.opening_minor = sections[0].opening_minor
    held.closing_minor = sections[-1].closing_minor
    held.first_on = min(booked, default=min(ends, default=None))
    held.last_on = max([*booked, *ends], default=None)
    held.lines_read, held.lines_known = len(rows), len(rows) - len(new)


def _remember(account: Account, reading: Reading, columns: Columns | None) -> None:
    """Learn from the first file what nobody has typed: the account's numbers, its columns."""
    told = {} if account.is_named else numbers_of(reading.account)
    if columns and account.columns is None:
        told["columns"] = columns.kept  # type: ignore[assignment]
    for name, value in told.items():
        setattr(account, name, value)
    if told:
        account.save(update_fields=list(told))

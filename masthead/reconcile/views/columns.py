"""Say at the desk which column of a bank's CSV holds what, with its first lines in view."""

from __future__ import annotations

import csv
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from masthead.bank.formats import csv_file
from masthead.bank.formats.columns import SEPARATORS, Columns, guess
from masthead.bank.formats.decode import text_of
from masthead.bank.formats.reading import Row, Unreadable
from masthead.bank.map_columns import map_columns
from masthead.bank.models import Statement, Status
from masthead.bank.take_in import take_in
from masthead.lib import money
from masthead.people.audit import at_desk
from masthead.reconcile.forms import ColumnsForm
from masthead.reconcile.views.screen import clerk, shown
from masthead.reconcile.views.statements import begin

PREVIEW = 6


@dataclass(frozen=True)
class _File:
    """What is seen of a file: its lines, the sign between its columns, its widest first cells."""

    lines: list[str]
    separator: str
    rows: list[list[str]]

    @property
    def cells(self) -> list[str]:
        return max(self.rows, key=len, default=[])


@require_http_methods(["GET", "HEAD", "POST"])
def columns(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the form of the columns beside the file's first lines; keep them, and read the file."""
    who = clerk(request)
    statement = get_object_or_404(Statement.objects.select_related("account"), pk=pk)
    try:
        text = text_of(bytes(statement.raw))
    except Unreadable:
        return redirect("bank_statement", pk)
    file = _file(text, asked=request.GET.get("separator", ""))
    if request.method != "POST":
        begun = Columns.remembered(statement.account.columns) or guess(text)
        form = _form(file, begun)
        return _shown(request, statement, form, file, _preview(text, begun, statement), 200)
    form = ColumnsForm(request.POST, cells=file.cells, separator=file.separator)
    if not form.is_valid():
        return _shown(request, statement, form, file, [], 422)
    chosen = form.columns(file.lines)
    if "look" in request.POST:
        rows = _preview(text, chosen, statement, form=form)
        return _shown(request, statement, form, file, rows, 422 if form.errors else 200)
    at = timezone.now()
    map_columns(statement.account, chosen, by=at_desk(who), at=at)
    return redirect("bank_statement", _again(statement, by=at_desk(who), at=at))


def _again(statement: Statement, **actor: object) -> int:
    """Take a quarantined file in once more, put its reading on the queue, return its number."""
    if statement.status == Status.QUARANTINED:
        statement = take_in(
            bytes(statement.raw),
            account=statement.account,
            form=statement.form,
            file_name=statement.file_name,
            **actor,  # type: ignore[arg-type]
        )
    if statement.status == Status.WAITING:
        begin(statement)
    return statement.pk


def _file(text: str, *, asked: str) -> _File:
    lines = text.splitlines()[: PREVIEW + 10]
    best = max(SEPARATORS, key=lambda mark: max((line.count(mark) for line in lines), default=0))
    separator = asked if asked in SEPARATORS else best
    return _File(lines, separator, list(csv.reader(lines, delimiter=separator)))


def _form(file: _File, begun: Columns | None) -> ColumnsForm:
    initial = begun.kept if begun else {"skip": 1}
    return ColumnsForm(initial=initial, cells=file.cells, separator=file.separator)


def _preview(
    text: str, chosen: Columns | None, statement: Statement, *, form: ColumnsForm | None = None
) -> list[tuple[Row, str]]:
    """Return the first rows as they would be read; what can't be read is the form's error."""
    if chosen is None:
        return []
    head = "".join(text.splitlines(keepends=True)[: chosen.skip + PREVIEW])
    currency = statement.account.currency
    try:
        rows = csv_file.read(head, columns=chosen, currency=currency).rows
    except Unreadable as error:
        if form:
            form.add_error(None, str(error))
        return []
    return [(row, money.exact(row.amount_minor, currency=currency)) for row in rows]


def _shown(
    request: HttpRequest,
    statement: Statement,
    form: ColumnsForm,
    file: _File,
    preview: list[tuple[Row, str]],
    status: int,
) -> HttpResponse:
    return shown(
        request,
        "columns",
        _("Columns of {label}").format(label=statement.account.label),
        status,
        form=form,
        statement=statement,
        file=file.rows[:PREVIEW],
        preview=preview,
    )

"""Statements at the desk: upload one, see how it stands."""

from __future__ import annotations

import datetime as dt

from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages

from masthead.bank.formats.columns import guess
from masthead.bank.formats.decode import text_of
from masthead.bank.formats.reading import Unreadable
from masthead.bank.models import Account, Form, Statement, Status
from masthead.bank.open_account import AccountThereAlready, account_named, open_account
from masthead.bank.take_in import take_in
from masthead.people.audit import at_desk
from masthead.people.models import User
from masthead.reconcile.forms import AccountForm, FileForm
from masthead.reconcile.models import waiting
from masthead.reconcile.shown import settled_rows, statement_row
from masthead.reconcile.tasks import read_and_match
from masthead.reconcile.views.screen import clerk, shown


@require_http_methods(["GET", "HEAD", "POST"])
def statements(request: HttpRequest) -> HttpResponse:
    """List the statements, and take in another."""
    who, at = clerk(request), timezone.now()
    if request.method == "POST":
        form = FileForm(request.POST, request.FILES)
        return _taken(request, form, who, at) if form.is_valid() else _list(request, form, 422)
    if not Account.objects.exists():
        account_named("", by=at_desk(who), at=at)
    return _list(request, FileForm(), 200)


def _list(request: HttpRequest, form: FileForm, status: int) -> HttpResponse:
    found = Statement.objects.select_related("account").defer("raw").order_by("-pk")
    page = Paginator(found, 30).get_page(request.GET.get("p"))
    return shown(
        request,
        "statements",
        _("Bank statements"),
        status,
        form=form,
        rows=[statement_row(one) for one in page],
        page=page,
        waiting=waiting().count(),
    )


def _taken(request: HttpRequest, form: FileForm, who: User, at: dt.datetime) -> HttpResponse:
    file, account = form.cleaned_data["file"], form.cleaned_data["account"]
    try:
        statement = take_in(
            file.read(),
            account=account,
            form=form.cleaned_data["form"],
            file_name=file.name,
            by=at_desk(who),
            at=at,
        )
    except Unreadable as error:
        form.add_error("file", str(error))
        return _list(request, form, 422)
    if statement.status == Status.KEPT:
        messages.warning(request, _("This file was read before: nothing in it is new."))
    elif asks_for_columns(statement):
        return redirect("bank_columns", statement.pk)
    else:
        begin(statement)
    return redirect("bank_statement", statement.pk)


def asks_for_columns(statement: Statement) -> bool:
    """Say whether a person must say which column of a CSV holds what."""
    if statement.form != Form.CSV or statement.account.columns:
        return False
    try:
        return guess(text_of(bytes(statement.raw))) is None
    except Unreadable:
        return False


def begin(statement: Statement) -> None:
    """Put the reading of a statement on the task queue."""
    transaction.on_commit(lambda: read_and_match.enqueue(statement.pk))


@require_safe
def statement(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one statement: its progress while it is read, its lines, or what is wrong with it."""
    clerk(request)
    found = get_object_or_404(Statement.objects.select_related("account").defer("raw"), pk=pk)
    lines = found.lines.select_related("account").order_by("booked_on", "pk")
    page = Paginator(lines, 50).get_page(request.GET.get("p"))
    name = found.file_name or found.account.label
    return shown(
        request,
        "statement",
        name,
        row=statement_row(found),
        rows=settled_rows(list(page)),
        page=page,
        waiting=waiting().filter(statement=found).count(),
        is_csv=found.form == Form.CSV,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """Enter another account of the paper's."""
    who = clerk(request)
    form = AccountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            opened = open_account(
                data["label"],
                sort_code=data["sort_code"],
                number=data["number"],
                iban=data["iban"],
                by=at_desk(who),
                at=timezone.now(),
            )
        except AccountThereAlready as error:
            form.add_error("label", str(error))
        else:
            words = _("{label} is there now: its statements can be read.")
            messages.success(request, words.format(label=opened.label))
            return redirect("bank_statements")
    status = 422 if request.method == "POST" else 200
    return shown(request, "account", _("Another bank account"), status, form=form)

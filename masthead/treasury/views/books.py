"""The books as pages and as tables: the trial balance, an account's entries, an entry."""

import datetime as dt
import uuid
from typing import Any

from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from masthead.fund.models import Gift, GiftRefund
from masthead.ledger.accounts import Account
from masthead.ledger.models import Entry, Posting
from masthead.lib import days
from masthead.lib.sheet import csv_bytes, csv_parts
from masthead.paper.models import the_paper
from masthead.treasury.books import entries, trial
from masthead.treasury.books.columns import in_column, or_blank
from masthead.treasury.forms import Days, OnDay
from masthead.treasury.views import sheets

PERMISSION = "treasury.view_books"
may_view = permission_required(PERMISSION, raise_exception=True)


def _today() -> dt.date:
    return the_paper().today(timezone.now())


def _entries_of(account: str, first: dt.date, last: dt.date) -> str:
    """Return the address of an account's entries in a range of days."""
    asked = urlencode({"from": str(first), "to": str(last)})
    return f"{reverse('account_entries', args=[account])}?{asked}"


@require_safe
@may_view
def trial_balance(request: HttpRequest) -> HttpResponse:
    """Show what each account stands at, at the end of a day: today's unless asked."""
    form = OnDay({"on": request.GET.get("on") or _today()})
    found = trial.trial_on(form.cleaned_data["on"]) if form.is_valid() else None
    shown: dict[str, Any] = {
        "form": form,
        "found": found,
        "rows": [_balance(one, found.as_on) for one in found.balances] if found else [],
        "currency": the_paper().currency,
        "page_title": _("Trial balance"),
        "header_title": _("Trial balance"),
        "header_icon": "table",
    }
    if found:
        sides = {"debits": found.debits_minor, "credits": found.credits_minor}
        shown |= {
            side: in_column(minor, currency=shown["currency"]) for side, minor in sides.items()
        }
    return render(request, "treasury/trial_balance.html", shown, status=200 if found else 422)


def _balance(found: trial.Balance, on: dt.date) -> dict[str, Any]:
    return {
        "name": found.account.label,
        "address": _entries_of(found.account, days.month_of(on)[0], on),
        "debit": or_blank(found.debit_minor, currency=found.currency),
        "credit": or_blank(found.credit_minor, currency=found.currency),
    }


@require_safe
@may_view
def trial_balance_csv(request: HttpRequest) -> HttpResponse:
    """Hand over the trial balance at the end of a day as a table."""
    form = OnDay(request.GET)
    if not form.is_valid():
        raise Http404
    found = trial.trial_on(form.cleaned_data["on"])
    table = csv_bytes(trial.rows_of(found), trial.HEADER)
    return sheets.as_file(table, name=f"trial-balance-{found.as_on}.csv", kind=sheets.CSV)


@require_safe
@may_view
def account_entries(request: HttpRequest, account: str) -> HttpResponse:
    """Show an account's entries in a range of days, this month unless asked, by the page."""
    known, form = _account(account), _days(request)
    shown: dict[str, Any] = {
        "form": form,
        "account": known,
        "currency": the_paper().currency,
        "page_title": known.label,
        "header_title": known.label,
        "header_icon": "table",
    }
    if form.is_valid():
        page = entries.entries_page(known, first=form.first, last=form.last, after=_place(request))
        shown |= _page(page, shown["currency"]) | {"asked": _asked(form)}
    return render(request, "treasury/account.html", shown, status=422 if form.errors else 200)


def _account(account: str) -> Account:
    if account not in Account.values:
        raise Http404
    return Account(account)


def _days(request: HttpRequest) -> Days:
    first, last = days.month_of(_today())
    return Days({"from": request.GET.get("from") or first, "to": request.GET.get("to") or last})


def _asked(form: Days) -> str:
    return urlencode({"from": str(form.first), "to": str(form.last)})


def _place(request: HttpRequest) -> entries.Place | None:
    try:
        return entries.Place.read(request.GET["after"]) if "after" in request.GET else None
    except entries.CursorNotUnderstood as error:
        raise Http404 from error


def _page(page: entries.Page, currency: str) -> dict[str, Any]:
    return {
        "brought": in_column(page.brought_minor, currency=currency),
        "carried": in_column(page.carried_minor, currency=currency),
        "lines": [_line(line) for line in page.lines],
        "go_on": page.go_on,
    }


def _line(line: entries.Line) -> dict[str, Any]:
    leg = line.leg
    return {
        "leg": leg,
        "words": f"{leg.entry.narration} · {line.gift}" if line.gift else leg.entry.narration,
        **_sides(leg),
        "balance": in_column(line.balance_minor, currency=leg.currency),
    }


def _sides(leg: Posting) -> dict[str, str]:
    return {
        "debit": or_blank(max(0, leg.amount_minor), currency=leg.currency),
        "credit": or_blank(max(0, -leg.amount_minor), currency=leg.currency),
    }


@require_safe
@may_view
def account_entries_csv(request: HttpRequest, account: str) -> StreamingHttpResponse:
    """Hand over an account's entries in a range of days as a table, however many."""
    known, form = _account(account), Days(request.GET)
    if not form.is_valid():
        raise Http404
    rows = entries.entries_rows(known, first=form.first, last=form.last)
    name = f"{known}-{form.first}-to-{form.last}.csv"
    return sheets.as_stream(csv_parts(rows, entries.HEADER), name=name, kind=sheets.CSV)


@require_safe
@may_view
def entry(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Show an entry with its legs, what it reverses and what reverses it."""
    found = get_object_or_404(Entry.objects.select_related("reverses"), pk=key)
    gift = Gift.objects.filter(entry=found).first()
    refund = GiftRefund.objects.filter(entry=found).first()
    shown = {
        "entry": found,
        "legs": [_leg(leg) for leg in found.postings.order_by("-amount_minor")],
        "currency": the_paper().currency,
        "reversed_by": Entry.objects.filter(reverses=found).first(),
        "gift": gift,
        "refund": refund,
        "page_title": _("Entry"),
        "header_title": found.narration,
        "header_icon": "table",
    }
    return render(request, "treasury/entry.html", shown)


def _leg(leg: Posting) -> dict[str, Any]:
    return {
        "name": Account(leg.account).label,
        "address": _entries_of(leg.account, *days.month_of(leg.effective_on)),
        "leg": leg,
        **_sides(leg),
    }

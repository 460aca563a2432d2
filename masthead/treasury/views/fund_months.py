"""The fund month by month, as a page and as a table."""

import datetime as dt
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from masthead.lib.sheet import csv_bytes
from masthead.paper.models import the_paper
from masthead.treasury.books import fund_months
from masthead.treasury.books.columns import in_column
from masthead.treasury.forms import Days
from masthead.treasury.views import sheets
from masthead.treasury.views.books import may_view


@require_safe
@may_view
def fund_by_month(request: HttpRequest) -> HttpResponse:
    """Show what the fund received by month, appeal and method: this year's unless asked."""
    paper = the_paper()
    today = paper.today(timezone.now())
    first = dt.date(today.year, 1, 1)
    form = Days({"from": request.GET.get("from") or first, "to": request.GET.get("to") or today})
    shown: dict[str, Any] = {
        "form": form,
        "currency": paper.currency,
        "page_title": _("The fund by month"),
        "header_title": _("The fund by month"),
        "header_icon": "calendar",
    }
    if form.is_valid():
        found = fund_months.received(form.first, form.last)
        months = groupby(found, key=lambda one: one.month)
        shown["asked"] = urlencode({"from": str(form.first), "to": str(form.last)})
        shown["months"] = [_month(month, list(rows)) for month, rows in months][::-1]
        shown["total"] = _sums(found, currency=paper.currency)
    return render(request, "treasury/fund_months.html", shown, status=422 if form.errors else 200)


def _month(month: dt.date, rows: Sequence[fund_months.Received]) -> dict[str, Any]:
    return {
        "month": month,
        "rows": [
            {
                "appeal": one.appeal,
                "way": fund_months.way_in_words(one.method),
                **_sums([one], currency=one.currency),
            }
            for one in rows
        ],
        "total": _sums(rows, currency=rows[0].currency),
    }


def _sums(rows: Sequence[fund_months.Received], *, currency: str) -> dict[str, Any]:
    return {
        "gifts": sum(one.gifts for one in rows),
        "gross": in_column(sum(one.gross_minor for one in rows), currency=currency),
        "refunded": in_column(sum(one.refunded_minor for one in rows), currency=currency),
        "net": in_column(sum(one.net_minor for one in rows), currency=currency),
    }


@require_safe
@may_view
def fund_by_month_csv(request: HttpRequest) -> HttpResponse:
    """Hand over the same as a table."""
    form = Days(request.GET)
    if not form.is_valid():
        raise Http404
    rows = fund_months.rows_of(fund_months.received(form.first, form.last))
    name = f"fund-{form.first}-to-{form.last}.csv"
    return sheets.as_file(csv_bytes(rows, fund_months.HEADER), name=name, kind=sheets.CSV)

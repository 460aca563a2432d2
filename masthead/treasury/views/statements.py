"""The statement of a closed month, on paper and as a table."""

import datetime as dt

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from masthead.paper.models import the_paper
from masthead.treasury.models import MonthStatement
from masthead.treasury.statement.print import statement_pdf
from masthead.treasury.statement.table import statement_csv
from masthead.treasury.views import sheets
from masthead.treasury.views.books import may_view


def _statement(name: str) -> MonthStatement:
    try:
        first = dt.date.fromisoformat(f"{name}-01")
    except ValueError as error:
        raise Http404 from error
    found = MonthStatement.objects.select_related("closed")
    return get_object_or_404(found, closed__first_day=first)


@require_safe
@may_view
def on_paper(request: HttpRequest, name: str) -> HttpResponse:
    """Hand over the statement of a month as a PDF."""
    made = statement_pdf(_statement(name), zone=the_paper().time_zone)
    return sheets.as_file(made, name=f"statement-{name}.pdf", kind=sheets.PDF)


@require_safe
@may_view
def as_table(request: HttpRequest, name: str) -> HttpResponse:
    """Hand over the statement of a month as CSV."""
    table = statement_csv(_statement(name))
    return sheets.as_file(table, name=f"statement-{name}.csv", kind=sheets.CSV)

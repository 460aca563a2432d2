"""The annual return at the desk: the figures, the rows behind each, as a table and on paper."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from masthead.lib import days, money
from masthead.paper.models import the_paper
from masthead.people.models import User
from masthead.register.as_at import end_of
from masthead.shares.forms.year import YearForm, year_before
from masthead.shares.year.annual import AnnualReturn, YearBeyondMeasure, annual_return
from masthead.shares.year.on_paper import return_pdf
from masthead.shares.year.rows import NoSuchFigure, Row, names_of, rows_of
from masthead.shares.year.table import return_csv, rows_csv
from masthead.shares.year.words import Line, capital_lines, member_lines

RIGHTS = ("register.keep_register", "shares.pay_interest")
ON_A_PAGE = 100


@dataclass(frozen=True)
class Asked:
    """A year that was asked for: its figures, and as known when."""

    found: AnnualReturn
    known: dt.datetime | None
    query: str
    in_words: str


def may_view(request: HttpRequest) -> User:
    """Return who keeps the register or pays interest. Raises PermissionDenied."""
    user = request.user
    if isinstance(user, User) and any(user.has_perm(right) for right in RIGHTS):
        return user
    raise PermissionDenied


@require_safe
def year(request: HttpRequest) -> HttpResponse:
    """Show the annual return of a year: the calendar year before unless another is asked for."""
    may_view(request)
    form, asked = _asked(request)
    shown: dict[str, Any] = {"form": form, **_titles(_("Annual return"))}
    if asked:
        shown |= _of(asked)
    status = 422 if form.errors else 200
    return render(request, "shares/desk/year.html", shown, status=status)


def _asked(request: HttpRequest) -> tuple[YearForm, Asked | None]:
    """Return the form of what was asked, and its figures where it can be answered."""
    paper = the_paper()
    today = paper.today(timezone.now())
    first, last = year_before(today)
    said = {"first": first, "last": last, **{k: v for k, v in request.GET.items() if v}}
    form = YearForm(said, today=today)
    if not form.is_valid():
        return form, None
    data = form.cleaned_data
    known = end_of(data["known"], zone=paper.time_zone) if data["known"] else None
    try:
        found = annual_return(data["first"], data["last"], known=known)
    except YearBeyondMeasure as refused:
        form.add_error("last", str(refused))
        return form, None
    query = urlencode({name: day for name, day in data.items() if day})
    return form, Asked(found, known, query, _known_in_words(data["known"] or today))


def _known_in_words(day: dt.date) -> str:
    return _("As the books stood on {day}").format(day=days.in_words(day))


def _of(asked: Asked) -> dict[str, Any]:
    found, currency = asked.found, the_paper().currency
    return {
        "found": found,
        "asked": asked,
        "currency": currency,
        "due_on": days.in_words(found.due_on),
        "members": [_line(line, currency) for line in member_lines(found)],
        "classes": [
            (one.share_class.name, [_line(line, currency) for line in capital_lines(found, one)])
            for one in found.capital
        ],
        "register_has": money.exact(found.capital_minor, currency=currency),
        "book_has": money.exact(found.book_minor or 0, currency=currency),
    }


def _line(line: Line, currency: str) -> dict[str, Any]:
    return {
        "line": line,
        "count": f"{'−' if line.quantity < 0 else ''}{abs(line.quantity):,}",
        "paid": money.exact(line.amount_minor, currency=currency),
    }


def _titles(title: str) -> dict[str, str]:
    return {"page_title": title, "header_title": title, "header_icon": "calendar"}


@require_safe
def year_rows(request: HttpRequest, figure: str) -> HttpResponse:
    """Show the rows behind a figure of the return."""
    may_view(request)
    asked, rows = _rows(request, figure)
    currency = the_paper().currency
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("p"))
    some = list(page)
    names = names_of(some, on=asked.found.last)
    shown = {
        **_titles(_title(asked, figure)),
        "asked": asked,
        "figure": figure,
        "page": page,
        "rows": [
            (row, names.get(row.number, ""), money.exact(row.amount_minor, currency=currency))
            for row in some
        ],
        "has_days": any(row.on for row in some),
        "has_shares": any(row.quantity for row in some),
        "may_open": request.user.has_perm("register.keep_register"),
    }
    return render(request, "shares/desk/year_rows.html", shown)


def _rows(request: HttpRequest, figure: str) -> tuple[Asked, list[Row]]:
    _form, asked = _asked(request)
    if asked is None:
        raise Http404
    try:
        return asked, list(rows_of(asked.found, figure, known=asked.known))
    except NoSuchFigure as error:
        raise Http404 from error


def _title(asked: Asked, figure: str) -> str:
    lines = [*member_lines(asked.found)]
    for one in asked.found.capital:
        lines += capital_lines(asked.found, one)
    words = next((line.words for line in lines if line.figure == figure), _("Nothing"))
    return f"{_('Annual return')}: {words}"


@require_safe
def year_rows_csv(request: HttpRequest, figure: str) -> HttpResponse:
    """Hand over the rows behind a figure as a table."""
    may_view(request)
    asked, rows = _rows(request, figure)
    table = rows_csv(rows, on=asked.found.last, currency=the_paper().currency)
    return _file(table, name=f"annual-return-{figure}-{asked.found.last}.csv", kind="text/csv")


@require_safe
def year_csv(request: HttpRequest) -> HttpResponse:
    """Hand over the figures as a table."""
    may_view(request)
    _form, asked = _asked(request)
    if asked is None:
        raise Http404
    table = return_csv(asked.found, currency=the_paper().currency)
    return _file(table, name=f"annual-return-{asked.found.last}.csv", kind="text/csv")


@require_safe
def year_pdf(request: HttpRequest) -> HttpResponse:
    """Hand over the figures on paper, to be signed."""
    may_view(request)
    _form, asked = _asked(request)
    if asked is None:
        raise Http404
    made = return_pdf(asked.found, paper=the_paper(), asked=asked.in_words)
    return _file(made, name=f"annual-return-{asked.found.last}.pdf", kind="application/pdf")


def _file(whole: bytes, *, name: str, kind: str) -> HttpResponse:
    answer = HttpResponse(whole, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "private, no-store"
    return answer

"""The months: which are closed, and what stands in the way of closing the next."""

import datetime as dt
from typing import Any

from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.db.models import Min
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from masthead.ledger.close import ClosedAlready, MonthNotOver
from masthead.ledger.models import ClosedMonth, Entry
from masthead.lib import days
from masthead.paper.models import the_paper
from masthead.people.audit import Actor, at_desk
from masthead.people.models import User
from masthead.treasury.bring_in import BookBegunLongAgo, BroughtInAlready, bring_in
from masthead.treasury.checks import checklist, look_at
from masthead.treasury.checks.check import Check
from masthead.treasury.close import FiguresMoved, NotReadyToClose, close
from masthead.treasury.explain import ExplanationMissing, NothingToExplain, explain
from masthead.treasury.figures import digest_of, figures_of, frozen
from masthead.treasury.forms import BalanceForm, BeforeForm, CloseForm, ExplainForm
from masthead.treasury.state_balance import BalanceBeyondBelief, state_balance
from masthead.treasury.views.books import may_view

MONTHS_ON_A_PAGE = 24
may_close = permission_required("treasury.close_month", raise_exception=True)


@require_safe
@may_view
def months(request: HttpRequest) -> HttpResponse:
    """List the months from the book's first to this one, the latest first."""
    today = the_paper().today(timezone.now())
    begun = Entry.objects.aggregate(first=Min("effective_on"))["first"] or today
    page = Paginator(_back_to(begun, today=today), MONTHS_ON_A_PAGE).get_page(request.GET.get("p"))
    closed = ClosedMonth.objects.filter(first_day__in=list(page)).select_related(
        "statement", "closed_by"
    )
    by_month = {found.first_day: found for found in closed}
    shown = {
        "rows": [(first, by_month.get(first)) for first in page],
        "this_month": days.month_of(today)[0],
        "page": page,
        "page_title": _("Close the month"),
        "header_title": _("Close the month"),
        "header_icon": "lock",
    }
    return render(request, "treasury/months.html", shown)


def _back_to(begun: dt.date, *, today: dt.date) -> list[dt.date]:
    found = [days.month_of(today)[0]]
    while found[-1] > begun:
        found.append(days.month_of(found[-1] - dt.timedelta(days=1))[0])
    return found


@require_safe
@may_view
def month(request: HttpRequest, name: str) -> HttpResponse:
    """Show a month's checklist, or what it was closed with."""
    return _page(request, _first_day(name))


def _first_day(name: str) -> dt.date:
    first = days.month_named(name)
    if first is None or first > the_paper().today(timezone.now()):
        raise Http404
    return first


def _page(request: HttpRequest, first: dt.date, *, wrong: Any = None) -> HttpResponse:
    """Render a month; `wrong` is the form that was refused, with all that was typed."""
    closed = ClosedMonth.objects.filter(first_day=first).select_related("statement").first()
    title = date_format(first, "F Y")
    shown: dict[str, Any] = {
        "first": first,
        "name": f"{first:%Y-%m}",
        "closed": closed,
        "wrong": wrong,
        "page_title": title,
        "header_title": title,
        "header_icon": "lock",
    }
    shown |= _as_closed(closed) if closed else _as_open(request, first, wrong=wrong)
    return render(request, "treasury/month.html", shown, status=422 if wrong else 200)


def _as_closed(closed: ClosedMonth) -> dict[str, Any]:
    statement = getattr(closed, "statement", None)
    return {"statement": statement, "frozen": statement.read["checks"] if statement else []}


def _as_open(request: HttpRequest, first: dt.date, *, wrong: Any) -> dict[str, Any]:
    paper = the_paper()
    looked_at = look_at(first, today=paper.today(timezone.now()))
    checks = checklist(looked_at)
    seen = digest_of(frozen(figures_of(looked_at, paper=paper, checks=checks)))
    day = days.in_words(looked_at.last)
    title = date_format(first, "F Y")
    fresh_close = CloseForm(month=title, initial={"seen": seen})
    fresh_balance = BalanceForm(currency=paper.currency, day=day)
    return {
        "lines": [(check, _words_for(check, wrong)) for check in checks],
        "ready": all(check.lets_close for check in checks),
        "left": [check.title for check in checks if not check.lets_close],
        "close_form": wrong if isinstance(wrong, CloseForm) else fresh_close,
        "balance_form": wrong if type(wrong) is BalanceForm else fresh_balance,
        "before_form": _before_form(wrong),
        "may_close": request.user.has_perm("treasury.close_month"),
    }


def _before_form(wrong: Any) -> BeforeForm | None:
    """Return the form of what the bank held before, while no month is closed."""
    if isinstance(wrong, BeforeForm):
        return wrong
    if ClosedMonth.objects.exists():
        return None
    return BeforeForm(currency=the_paper().currency, auto_id="id_before_%s")


def _words_for(check: Check, wrong: Any) -> ExplainForm | None:
    if not check.may_explain or (check.lets_close and not check.explanation):
        return None
    if isinstance(wrong, ExplainForm) and wrong.data.get("name") == check.name:
        return wrong
    begun = {"name": check.name, "sentence": check.sentence, "words": check.explanation}
    return ExplainForm(initial=begun, auto_id=f"id_{check.name}_%s")


def _treasurer(request: HttpRequest) -> Actor:
    assert isinstance(request.user, User)
    return at_desk(request.user)


@require_POST
@may_close
def explain_line(request: HttpRequest, name: str) -> HttpResponse:
    """Keep the treasurer's words for a line of the checklist."""
    first, at = _first_day(name), timezone.now()
    form = ExplainForm(request.POST, auto_id=f"id_{request.POST.get('name', '')}_%s")
    if form.is_valid():
        data = form.cleaned_data
        try:
            explain(
                data["name"],
                month=first,
                sentence=data["sentence"],
                words=data["words"],
                by=_treasurer(request),
                at=at,
                today=the_paper().today(at),
            )
        except (ExplanationMissing, NothingToExplain) as error:
            form.add_error("words", str(error))
        else:
            messages.success(request, _("Your explanation is kept."))
            return redirect("month", name)
    return _page(request, first, wrong=form)


@require_POST
@may_close
def bank_balance(request: HttpRequest, name: str) -> HttpResponse:
    """Keep what the bank holds at the month's end, as the treasurer read it."""
    first, last = days.month_of(_first_day(name))
    form = BalanceForm(request.POST, currency=the_paper().currency, day=days.in_words(last))
    if form.is_valid():
        try:
            balance = form.cleaned_data["balance"]
            state_balance(balance, as_on=last, by=_treasurer(request), at=timezone.now())
        except BalanceBeyondBelief as error:
            form.add_error("balance", str(error))
        else:
            messages.success(request, _("The bank’s balance is kept."))
            return redirect("month", name)
    return _page(request, first, wrong=form)


@require_POST
@may_close
def bank_before(request: HttpRequest, name: str) -> HttpResponse:
    """Post what the bank held before the book began."""
    first = _first_day(name)
    form = BeforeForm(request.POST, currency=the_paper().currency, auto_id="id_before_%s")
    if form.is_valid():
        try:
            held = form.cleaned_data["balance"]
            bring_in(held, on=first, by=_treasurer(request), at=timezone.now())
        except (BroughtInAlready, BookBegunLongAgo, BalanceBeyondBelief) as error:
            form.add_error("balance", str(error))
        else:
            messages.success(request, _("What the bank held before is in the book."))
            return redirect("month", name)
    return _page(request, first, wrong=form)


@require_POST
@may_close
def close_it(request: HttpRequest, name: str) -> HttpResponse:
    """Close the month for ever, once its name is typed."""
    first, at = _first_day(name), timezone.now()
    form = CloseForm(request.POST, month=date_format(first, "F Y"))
    if form.is_valid():
        try:
            seen, today = form.cleaned_data["seen"], the_paper().today(at)
            close(first, seen=seen, by=_treasurer(request), at=at, today=today)
        except (MonthNotOver, ClosedAlready, NotReadyToClose, FiguresMoved) as error:
            form.add_error(None, str(error))
        else:
            words = _("{month} is closed. Its statement is below.")
            messages.success(request, words.format(month=form.month))
            return redirect("month", name)
    return _page(request, first, wrong=form)

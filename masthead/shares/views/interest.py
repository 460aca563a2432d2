"""Interest on shares at the desk: declared, listed by member, paid."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages

from masthead.ledger.accounts import Account
from masthead.lib import money
from masthead.paper.models import the_paper
from masthead.people.audit import at_desk
from masthead.people.models import User
from masthead.register.rules import rules_on
from masthead.shares.forms.interest import DeclareForm, FromForm, SharesForm
from masthead.shares.holdings.its_day import DayStillToCome
from masthead.shares.interest.declare import (
    DeclaredBefore,
    NobodyEarns,
    PeriodNotOver,
    RateOfNothing,
    RateTooHigh,
    ResolutionMissing,
    declare,
    in_per_cent,
    refuse_terms,
)
from masthead.shares.interest.owed import interests
from masthead.shares.interest.pay_by_bank import PAID_FROM, bank_file, pay_by_bank
from masthead.shares.interest.reckon import reckon
from masthead.shares.interest.reinvest import reinvest
from masthead.shares.interest.run import NothingOwed, PaidTooEarly
from masthead.shares.interest.shown import by_way, interest_csv, shown
from masthead.shares.models import InterestDeclared, InterestRun, Way

PERMISSION = "shares.pay_interest"
ON_A_PAGE = 50
REFUSED_AT: Mapping[type[ValueError], str] = {
    RateOfNothing: "rate",
    RateTooHigh: "rate",
    PeriodNotOver: "last",
    DeclaredBefore: "first",
    NobodyEarns: "share_class",
    ResolutionMissing: "authority",
    NothingOwed: "on",
    PaidTooEarly: "on",
    DayStillToCome: "on",
}
Made = TypeVar("Made")


def treasurer(request: HttpRequest) -> User:
    """Return who declares and pays interest. Raises PermissionDenied."""
    if isinstance(request.user, User) and request.user.has_perm(PERMISSION):
        return request.user
    raise PermissionDenied


def screen(
    request: HttpRequest, name: str, title: str, status: int = 200, **more: object
) -> HttpResponse:
    """Return a screen of interest under its title."""
    context = {"page_title": title, "header_title": title, "header_icon": "table", **more}
    return render(request, f"shares/desk/{name}.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def declarations(request: HttpRequest) -> HttpResponse:
    """List what was declared, and declare more; first, it can be reckoned without."""
    who, paper = treasurer(request), the_paper()
    form = DeclareForm(request.POST or None)
    reckoned = None
    if request.method == "POST" and form.is_valid():
        if "look" in request.POST:
            reckoned = _done(form, lambda: _reckoned(form, currency=paper.currency))
        elif made := _done(form, lambda: _declared(form, who)):
            messages.success(request, _("It is declared: this is what each member gets."))
            return redirect("share_interest", made.pk)
    rows = InterestDeclared.objects.select_related("share_class").order_by("-last", "-pk")
    most = rules_on(paper.today(timezone.now())).interest_most_points
    return screen(
        request,
        "interest",
        _("Interest on shares"),
        422 if form.errors else 200,
        form=form,
        reckoned=reckoned,
        most=in_per_cent(most),
        rows=[
            (one, in_per_cent(one.points), money.exact(one.total_minor, currency=paper.currency))
            for one in rows
        ],
    )


def _reckoned(form: DeclareForm, *, currency: str) -> str:
    data = form.cleaned_data
    refuse_terms(
        data["rate"],
        first=data["first"],
        last=data["last"],
        on=data["on"],
        authority=data["authority"],
        at=timezone.now(),
    )
    found = reckon(data["share_class"], first=data["first"], last=data["last"], points=data["rate"])
    words = ngettext(
        "{count} member would get {total} together. Nothing is declared yet.",
        "{count} members would get {total} together. Nothing is declared yet.",
        len(found),
    )
    total = money.exact(sum(one.amount_minor for one in found), currency=currency)
    return words.format(count=f"{len(found):,}", total=total)


def _declared(form: DeclareForm, who: User) -> InterestDeclared:
    data = form.cleaned_data
    return declare(
        data["share_class"],
        first=data["first"],
        last=data["last"],
        points=data["rate"],
        on=data["on"],
        authority=data["authority"],
        by=at_desk(who),
        at=timezone.now(),
    )


def _done(form: DeclareForm, do: Callable[[], Made]) -> Made | None:
    """Return what a verb made, or None where it refused, which the form then says."""
    try:
        return do()
    except tuple(REFUSED_AT) as refused:
        form.add_error(REFUSED_AT[type(refused)], str(refused))
        return None


@require_safe
def declaration(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one declaration: what each gets, how it goes, what was paid."""
    treasurer(request)
    return page_of(request, get_object_or_404(InterestDeclared, pk=pk))


def page_of(
    request: HttpRequest, declared: InterestDeclared, *, wrong: forms.Form | None = None
) -> HttpResponse:
    """Return the page of a declaration; `wrong` is a form that was refused, as it was typed."""
    paper = the_paper()
    today, currency = paper.today(timezone.now()), paper.currency
    page = Paginator(interests(declared), ON_A_PAGE).get_page(request.GET.get("p"))
    begun: dict[str, Any] = {"initial": {"on": today}}
    return screen(
        request,
        "interest_declared",
        _("Interest on {name}, {rate} per cent").format(
            name=declared.share_class.name, rate=in_per_cent(declared.points)
        ),
        422 if wrong else 200,
        declared=declared,
        wrong=wrong,
        total=money.exact(declared.total_minor, currency=currency),
        sums=by_way(declared, currency=currency),
        page=page,
        rows=shown(list(page), declared, currency=currency),
        runs=[
            (run, money.exact(run.total_minor, currency=currency), Way(run.way).label)
            for run in declared.runs.order_by("-pk")[:ON_A_PAGE]
        ],
        bank_form=_again(wrong, FromForm) or FromForm(**begun, accounts=PAID_FROM),
        shares_form=_again(wrong, SharesForm) or SharesForm(**begun, auto_id="id_shares_%s"),
    )


def _again(wrong: forms.Form | None, kind: type[forms.Form]) -> forms.Form | None:
    return wrong if isinstance(wrong, kind) else None


@require_POST
def pay_interest_by_bank(request: HttpRequest, pk: int) -> HttpResponse:
    """Count as paid what goes to bank accounts, and offer the file for the bank."""
    who, declared = treasurer(request), get_object_or_404(InterestDeclared, pk=pk)
    form = FromForm(request.POST, accounts=PAID_FROM)

    def do() -> str:
        run = pay_by_bank(
            declared,
            on=form.cleaned_data["on"],
            paid_from=Account(form.cleaned_data["paid_from"]),
            by=at_desk(who),
            at=timezone.now(),
        )
        count = run.payments.count()
        words = ngettext(
            "The file for the bank is ready: {count} payment.",
            "The file for the bank is ready: {count} payments.",
            count,
        )
        return words.format(count=f"{count:,}")

    return done_or_shown(request, declared, form, do)


@require_POST
def reinvest_interest(request: HttpRequest, pk: int) -> HttpResponse:
    """Make shares of the interest of those who want it so."""
    who, declared = treasurer(request), get_object_or_404(InterestDeclared, pk=pk)
    form = SharesForm(request.POST, auto_id="id_shares_%s")

    def do() -> str:
        data = form.cleaned_data
        made = reinvest(
            declared, on=data["on"], authority=data["authority"], by=at_desk(who), at=timezone.now()
        )
        count = made.run.payments.count()
        words = ngettext(
            "Shares were allotted to {count} member.",
            "Shares were allotted to {count} members.",
            count,
        )
        said = words.format(count=f"{count:,}")
        if made.left_out:
            words = _("Left out, and owed still: {numbers}.")
            said += " " + words.format(numbers=", ".join(map(str, made.left_out)))
        return said

    return done_or_shown(request, declared, form, do)


def done_or_shown(
    request: HttpRequest, declared: InterestDeclared, form: forms.Form, do: Callable[[], str]
) -> HttpResponse:
    """Do what a form asks and go back to the declaration, or show it with what was wrong."""
    if form.is_valid():
        try:
            messages.success(request, do())
        except (NothingOwed, PaidTooEarly) as refused:
            form.add_error(REFUSED_AT[type(refused)], str(refused))
        else:
            return redirect("share_interest", declared.pk)
    return page_of(request, declared, wrong=form)


@require_safe
def interest_table(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand over what each member gets as a table."""
    treasurer(request)
    declared = get_object_or_404(InterestDeclared, pk=pk)
    table = interest_csv(declared, currency=the_paper().currency)
    return as_file(table, f"interest-{declared.first}-{declared.last}.csv")


@require_safe
def interest_bank_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand over the file for the bank of one run."""
    treasurer(request)
    run = get_object_or_404(InterestRun, pk=pk, way=Way.BANK)
    table = bank_file(run, currency=the_paper().currency)
    return as_file(table, f"interest-for-the-bank-{run.paid_on}-{run.pk}.csv")


def as_file(table: bytes, name: str) -> HttpResponse:
    """Return a table to be kept."""
    answer = HttpResponse(table, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "private, no-store"
    return answer

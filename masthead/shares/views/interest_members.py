"""Interest of one member at the desk, and the report for the revenue."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages

from masthead.ledger.accounts import Account
from masthead.lib import money
from masthead.paper.models import the_paper
from masthead.people.audit import at_desk
from masthead.register.as_at import register_on
from masthead.register.look import look_at_list
from masthead.register.rules import rules_on
from masthead.shares.forms.interest import HandForm, ReportForm, WayForm, way_begun
from masthead.shares.interest.choose_way import AccountMalformed, AccountMissing, choose_way
from masthead.shares.interest.owed import interests, way_of
from masthead.shares.interest.pay_by_hand import PAID_FROM, pay_by_hand
from masthead.shares.interest.report import report_csv, to_report
from masthead.shares.interest.run import NothingOwed, PaidTooEarly
from masthead.shares.models import Interest, Way
from masthead.shares.views.interest import as_file, screen, treasurer
from masthead.shares.views.year import may_view

KEEP = "register.keep_register"


@require_http_methods(["GET", "HEAD", "POST"])
def member_interest(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Show how a member wants their interest, and let it be said anew."""
    who, found = treasurer(request), _interest(pk, number)
    if request.method != "POST":
        return _page(request, found, WayForm(initial=way_begun(way_of(found.member_id))))
    form = WayForm(request.POST)
    if form.is_valid():
        try:
            choose_way(
                found.member,
                Way(form.cleaned_data["way"]),
                account=form.account(),
                authority=form.cleaned_data["authority"],
                by=at_desk(who),
                at=timezone.now(),
            )
        except (AccountMissing, AccountMalformed) as refused:
            form.add_error("name", str(refused))
        else:
            messages.success(request, _("It is kept: their interest goes this way from now on."))
            return redirect("share_interest", pk)
    return _page(request, found, form)


def _interest(pk: int, number: int) -> Interest:
    found: Interest = get_object_or_404(
        Interest.objects.select_related("member", "declared"), declared=pk, member__number=number
    )
    return found


def _page(
    request: HttpRequest, found: Interest, form: WayForm, *, hand: HandForm | None = None
) -> HttpResponse:
    paper, number = the_paper(), found.member.number
    left: int = interests(found.declared).get(pk=found.pk).left  # type: ignore[attr-defined]
    rows = register_on(found.declared.last, figures=False, numbers=[number])
    name = next((row.name for row in rows), "")
    begun = HandForm(accounts=PAID_FROM, initial={"on": paper.today(timezone.now())})
    wrong = form.errors or (hand and hand.errors)
    return screen(
        request,
        "interest_member",
        _("Interest of {number} {name}").format(number=number, name=name),
        422 if wrong else 200,
        interest=found,
        amount=money.exact(found.amount_minor, currency=paper.currency),
        left=money.exact(left, currency=paper.currency) if left else "",
        form=form,
        hand=hand or begun,
    )


@require_POST
def pay_member_by_hand(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Count what is left of a member's interest as paid by a cheque or in cash."""
    who, found = treasurer(request), _interest(pk, number)
    form = HandForm(request.POST, accounts=PAID_FROM)
    if form.is_valid():
        data = form.cleaned_data
        try:
            pay_by_hand(
                found,
                on=data["on"],
                paid_from=Account(data["paid_from"]),
                note=data["note"],
                by=at_desk(who),
                at=timezone.now(),
            )
        except (NothingOwed, PaidTooEarly) as refused:
            form.add_error("on", str(refused))
        else:
            messages.success(request, _("It is counted as paid."))
            return redirect("share_interest", pk)
    begun = WayForm(initial=way_begun(way_of(found.member_id)))
    return _page(request, found, begun, hand=form)


@require_safe
def interest_report(request: HttpRequest) -> HttpResponse:
    """Show whom the revenue is told of for a tax year: the last one unless asked."""
    may_view(request)
    paper = the_paper()
    first, last = tax_year_before(paper.today(timezone.now()))
    form = ReportForm({"first": first, "last": last, **request.GET.dict()})
    more: dict[str, object] = {"form": form, "may_keep": request.user.has_perm(KEEP)}
    if form.is_valid():
        first, last = form.cleaned_data["first"], form.cleaned_data["last"]
        found = to_report(first, last)
        numbers = [one.number for one in found]
        rows = register_on(last, figures=False, numbers=numbers)
        names = {row.number: row.name for row in rows}
        more |= {
            "rows": [
                (
                    one.number,
                    names.get(one.number, ""),
                    money.exact(one.amount_minor, currency=paper.currency),
                )
                for one in found
            ],
            "least": money.exact(rules_on(last).interest_report_minor, currency=paper.currency),
            "asked": urlencode({"first": first, "last": last}),
        }
    status = 422 if form.errors else 200
    return screen(request, "interest_report", _("Interest to report"), status, **more)


@require_safe
def interest_report_csv(request: HttpRequest) -> HttpResponse:
    """Hand over the report with addresses, to whoever may see them too."""
    who = may_view(request)
    if not who.has_perm(KEEP):
        raise PermissionDenied
    form = ReportForm(request.GET)
    if not form.is_valid():
        raise Http404
    paper = the_paper()
    first, last = form.cleaned_data["first"], form.cleaned_data["last"]
    today = paper.today(timezone.now())
    look_at_list(as_at=today, known_on=None, place=1, by=at_desk(who), at=timezone.now())
    table = report_csv(to_report(first, last), on=today, currency=paper.currency)
    return as_file(table, f"interest-to-report-{last}.csv")


def tax_year_before(today: dt.date) -> tuple[dt.date, dt.date]:
    """Return the first and the last day of the tax year before: 6 April to 5 April."""
    ended = today.year if today > dt.date(today.year, 4, 5) else today.year - 1
    return dt.date(ended - 1, 4, 6), dt.date(ended, 4, 5)

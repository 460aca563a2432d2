"""The desk's screens of the till: record a gift, and see what is awaited by post."""

import datetime as dt
import uuid

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from wagtail.admin import messages

from masthead.checkout.desk_forms import RecordForm, first_words
from masthead.checkout.record import DayStillToCome, DayTooLongAgo, NoSuchAppeal, record
from masthead.checkout.share.record import NotAWayToPay, came_in_words, record_share_money
from masthead.checkout.thanking import NotEnoughToThank
from masthead.fund.models import Gift
from masthead.fund.receive import AppealNotOpenThatDay, GiftTooLarge
from masthead.fund.totals import special_totals, totals
from masthead.lib import days, money
from masthead.paper.models import the_paper
from masthead.payments.confirm_by_hand import CameAlready
from masthead.payments.give_up import NotOpen, give_up
from masthead.payments.models import Payment, Status
from masthead.people.audit import at_desk
from masthead.people.models import User
from masthead.shares.models import Application

PERMISSION = "fund.record_gift"
# Which field each refusal of the verb is about.
BLAMED: dict[type[Exception], str] = {
    CameAlready: "reference",
    NotEnoughToThank: "thank",
    NoSuchAppeal: "appeal",
    AppealNotOpenThatDay: "appeal",
    DayStillToCome: "on",
    DayTooLongAgo: "on",
    GiftTooLarge: "amount",
}


def _clerk(request: HttpRequest) -> User:
    if isinstance(request.user, User) and request.user.has_perm(PERMISSION):
        return request.user
    raise PermissionDenied


@require_http_methods(["GET", "HEAD", "POST"])
def record_gift(request: HttpRequest) -> HttpResponse:
    """Show the form of one gift; record it, say what it did to the fund, offer the next."""
    _clerk(request)
    at, paper = timezone.now(), the_paper()
    today = paper.today(at)
    if request.method == "POST":
        form = RecordForm(request.POST, paper=paper, today=today)
        return _recorded(request, form, at=at) if form.is_valid() else _form(request, form, 422)
    asked = request.GET
    begun = first_words(
        asked.get("reference", ""),
        method=asked.get("method", ""),
        on=asked.get("on", ""),
        today=today,
    )
    return _form(request, RecordForm(initial=begun, paper=paper, today=today), 200)


def _recorded(request: HttpRequest, form: RecordForm, *, at: dt.datetime) -> HttpResponse:
    data = form.cleaned_data
    if form.application:
        return _for_shares(request, form, form.application, at=at)
    try:
        gift = record(
            data["amount"],
            method=data["method"],
            on=data["on"],
            reference=data["reference"],
            name=data["name"],
            town=data["town"],
            email=data["email"],
            thank=data["thank"],
            appeal_name=data["appeal"],
            key=data["key"],
            by=at_desk(_clerk(request)),
            at=at,
        )
    except tuple(BLAMED) as error:
        form.add_error(BLAMED[type(error)], str(error.args[0]))
        return _form(request, form, 422)
    messages.success(request, _what_it_did(gift, on=form.today))
    return _the_next(data["method"], on=form.today if gift.original_on else data["on"])


def _the_next(method: str, *, on: dt.date) -> HttpResponse:
    again = urlencode({"method": method, "on": on.isoformat()})
    return redirect(f"{reverse('record_gift')}?{again}")


def _for_shares(
    request: HttpRequest, form: RecordForm, application: Application, *, at: dt.datetime
) -> HttpResponse:
    """Record money for shares, which goes into suspense and touches no fund."""
    data = form.cleaned_data
    try:
        came = record_share_money(
            application,
            data["amount"],
            method=data["method"],
            on=data["on"],
            key=data["key"],
            by=at_desk(_clerk(request)),
            at=at,
        )
    except (NotAWayToPay, CameAlready) as error:
        form.add_error("method" if isinstance(error, NotAWayToPay) else "reference", str(error))
        return _form(request, form, 422)
    messages.success(request, came_in_words(came))
    return _the_next(data["method"], on=data["on"])


def _what_it_did(gift: Gift, *, on: dt.date) -> str:
    amount = money.exact(gift.amount_minor, currency=gift.currency)
    words = _("Gift number {number} recorded: {amount}.").format(number=gift.number, amount=amount)
    if gift.original_on:
        counts = _("{month} is closed, so it counts today and names {day}.")
        words += " " + counts.format(
            month=date_format(gift.original_on, "F Y"), day=days.in_words(gift.original_on)
        )
    figures = [totals(on=on), *special_totals(on=on)]
    name = gift.appeal.name if gift.appeal else ""
    shown = next((found for found in figures if found and found.appeal_name == name), None)
    if shown is None:
        return words
    raised, target = (
        money.exact(minor, currency=shown.currency)
        for minor in (shown.raised_shown_minor, shown.target_minor)
    )
    stands = _("{fund} stands at {raised} of {target}.")
    return words + " " + stands.format(fund=name, raised=raised, target=target)


def _form(request: HttpRequest, form: RecordForm, status: int) -> HttpResponse:
    wrong = next(iter(form.errors), "")
    begin = "amount" if form.initial.get("reference") else "reference"
    first = wrong if wrong in form.fields else begin
    form.fields[first].widget.attrs["autofocus"] = True
    context = {
        "form": form,
        "page_title": _("Record a gift"),
        "header_title": _("Record a gift"),
        "header_icon": "plus-inverse",
    }
    return render(request, "checkout/desk_record.html", context, status=status)


@require_GET
def awaited(request: HttpRequest) -> HttpResponse:
    """List the gifts that were promised by post and have not come."""
    _clerk(request)
    waiting = Payment.objects.awaited_by_post().select_related(
        "promised_gift", "share_payment__application"
    )
    if sought := request.GET.get("q", "").strip()[:200]:
        waiting = waiting.filter(
            Q(reference__icontains=sought)
            | Q(promised_gift__name__icontains=sought)
            | Q(share_payment__application__name__icontains=sought)
        )
    page = Paginator(waiting, 50).get_page(request.GET.get("p"))
    rows = [
        (payment, money.exact(payment.amount_minor, currency=payment.currency)) for payment in page
    ]
    context = {
        "rows": rows,
        "page": page,
        "sought": sought,
        "page_title": _("Awaited by post"),
        "header_title": _("Awaited by post"),
        "header_icon": "mail",
    }
    return render(request, "checkout/desk_awaited.html", context)


@require_POST
def not_coming(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Take a gift off the list of those awaited; it can still be recorded if it comes."""
    payment = get_object_or_404(Payment, pk=key)
    clerk = _clerk(request)
    try:
        give_up(payment, status=Status.CANCELLED, by=at_desk(clerk), at=timezone.now())
        words = _("{reference} is off the list; if it comes after all, record it as usual.")
        messages.success(request, words.format(reference=payment.reference))
    except NotOpen as error:
        messages.error(request, str(error))
    return redirect("awaited_by_post")

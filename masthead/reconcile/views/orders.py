"""Standing orders at the desk: what is expected this month, what is missing, add one, end one."""

from __future__ import annotations

import datetime as dt

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages

from masthead.checkout.thanking import NotEnoughToThank
from masthead.lib import days, money
from masthead.paper.models import the_paper
from masthead.people.audit import at_desk
from masthead.reconcile.expect import expected
from masthead.reconcile.forms import OrderForm
from masthead.reconcile.models import StandingOrder
from masthead.reconcile.orders import (
    EndsBeforeItStarts,
    PayerTextTooShort,
    add_order,
    end_order,
)
from masthead.reconcile.views.screen import clerk, shown


@require_safe
def orders(request: HttpRequest) -> HttpResponse:
    """Show what should come by standing order in a month, what came, and what is missing."""
    clerk(request)
    paper = the_paper()
    today = paper.today(timezone.now())
    first = days.month_named(request.GET.get("month", "")) or today.replace(day=1)
    found = expected(first)

    def words(minor: int) -> str:
        return money.exact(minor, currency=paper.currency)

    # What is missing is what somebody has to look at; what came comes last.
    in_turn = sorted(found, key=lambda one: (one.came_on is not None, one.on))
    page = Paginator(in_turn, 100).get_page(request.GET.get("p"))
    ended = StandingOrder.objects.exclude(ended_on=None).select_related("giver")
    return shown(
        request,
        "orders",
        _("Standing orders"),
        first=first,
        before=first - dt.timedelta(days=1),
        after=days.month_of(first)[1] + dt.timedelta(days=1),
        rows=[(one, words(one.amount_minor), one.is_missing(today)) for one in page],
        page=page,
        total=words(sum(one.amount_minor for one in found)),
        came=words(sum(one.amount_minor for one in found if one.came_on)),
        missing=words(sum(one.amount_minor for one in found if one.is_missing(today))),
        ended=ended.order_by("-ended_on")[:50],
    )


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Show the form of a standing order; keep it."""
    who, paper = clerk(request), the_paper()
    at = timezone.now()
    begun = {"started_on": paper.today(at), "day_of_month": 1, "thank": "none"}
    form = OrderForm(request.POST or None, initial=begun, paper=paper)
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        data["amount_minor"] = data.pop("amount")
        try:
            add_order(giver=None, **data, by=at_desk(who), at=at)
        except PayerTextTooShort as error:
            form.add_error("payer_text", str(error))
        except NotEnoughToThank as error:
            form.add_error("thank", str(error))
        else:
            messages.success(request, _("The standing order is expected from now on."))
            return redirect("standing_orders")
    status = 422 if request.method == "POST" else 200
    return shown(request, "order", _("Add a standing order"), status, form=form)


@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """End a standing order, today or when it began."""
    who, at = clerk(request), timezone.now()
    order = get_object_or_404(StandingOrder, pk=pk, ended_on=None)
    try:
        end_order(order, on=the_paper().today(at), by=at_desk(who), at=at)
    except EndsBeforeItStarts as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("It is no longer expected."))
    return redirect("standing_orders")

"""The list of applications at the desk: what each lacks, and a meeting's whole list decided."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django import forms
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages

from masthead.paper.models import the_paper
from masthead.people.audit import at_desk
from masthead.register.rules import rules_on
from masthead.shares.decisions.allot_all import allot_all
from masthead.shares.decisions.approve_all import approve_all
from masthead.shares.decisions.decide_all import Decided
from masthead.shares.desk.forms import AllotForm, MinuteForm
from masthead.shares.desk.screen import PERMISSION, REFUSED, secretary, shown, words_of
from masthead.shares.desk.shown import GROUPS, Group, rows_of, tabs
from masthead.shares.models import Application, Offer
from masthead.shares.offers.refund_offer import failed, refund_offer

ON_A_PAGE = 50
MOST_SAID = 20


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(PERMISSION, raise_exception=True)
def applications(request: HttpRequest) -> HttpResponse:
    """List a group of applications; approve or allot those that are ticked."""
    secretary(request)
    group, today = _group(request), the_paper().today(timezone.now())
    form = _form(request, group, today=today)
    if request.method != "POST" or form is None:
        return _listed(request, group, form, today=today)
    ticked = _ticked(request, group)
    if not ticked:
        form.add_error(None, _("Tick the applications first"))
    if not form.is_valid():
        return _listed(request, group, form, today=today, status=422)
    return _decided(request, group, form, ticked)


def _group(request: HttpRequest) -> Group:
    wanted = request.GET.get("show", "")
    return next((group for group in GROUPS if group.name == wanted), GROUPS[0])


def _form(request: HttpRequest, group: Group, *, today: dt.date) -> forms.Form | None:
    data = request.POST if request.method == "POST" else None
    if group.name == "decide":
        return MinuteForm(data)
    if group.name == "allot":
        return AllotForm(data, initial={"on": today})
    return None


def _found(group: Group, *, sought: str = "") -> QuerySet[Application]:
    found = Application.objects.filter(state__in=group.states)
    if sought:
        found = found.filter(Q(name__icontains=sought) | Q(reference__icontains=sought))
    order = "submitted_at" if group.name in {"decide", "allot", "wait"} else "-submitted_at"
    return found.select_related("offer__share_class", "member").order_by(order, "pk")


def _ticked(request: HttpRequest, group: Group) -> list[Application]:
    found = _found(group)
    if request.POST.get("all"):
        return list(found)
    keys = set(request.POST.getlist("one"))
    return [one for one in found if str(one.pk) in keys]


def _decided(
    request: HttpRequest, group: Group, form: forms.Form, ticked: Sequence[Application]
) -> HttpResponse:
    by, at, data = at_desk(secretary(request)), timezone.now(), form.cleaned_data
    try:
        if group.name == "decide":
            done = approve_all(ticked, minute=data["minute"], by=by, at=at)
            one, many = _("{n} application approved."), _("{n} applications approved.")
        else:
            done = allot_all(ticked, on=data["on"], authority=data["authority"], by=by, at=at)
            one, many = _("{n} application allotted."), _("{n} applications allotted.")
    except REFUSED as error:
        form.add_error(None, words_of(error))
        return _listed(request, group, form, today=the_paper().today(at), status=422)
    _say(request, done, one if len(done.done) == 1 else many)
    return redirect(f"{reverse('share_applications')}?show={group.name}")


def _say(request: HttpRequest, done: Decided, said: str) -> None:
    if done.done:
        messages.success(request, said.format(n=len(done.done)))
    for _one, why in done.refused[:MOST_SAID]:
        messages.warning(request, why)
    if (more := len(done.refused) - MOST_SAID) > 0:
        messages.warning(request, _("{more} more were refused.").format(more=more))


def _listed(
    request: HttpRequest,
    group: Group,
    form: forms.Form | None,
    *,
    today: dt.date,
    status: int = 200,
) -> HttpResponse:
    sought = request.GET.get("q", "").strip()[:100]
    page = Paginator(_found(group, sought=sought), ON_A_PAGE).get_page(request.GET.get("p"))
    ended = Offer.objects.filter(closes_on__lt=today, least_raised_minor__gt=0)
    return shown(
        request,
        "applications",
        _("Applications for shares"),
        status,
        group=group,
        tabs=tabs(),
        rows=rows_of(list(page), rules=rules_on(today)),
        page=page,
        sought=sought,
        form=form,
        ticked=set(request.POST.getlist("one")),
        all_ticked=bool(request.POST.get("all")),
        failed=[offer for offer in ended if failed(offer, on=today)],
    )


@require_POST
@permission_required(PERMISSION, raise_exception=True)
def refund_one_offer(request: HttpRequest, pk: int) -> HttpResponse:
    """End an offer that did not raise its least, and give its money back."""
    offer = get_object_or_404(Offer.objects.select_related("share_class"), pk=pk)
    try:
        done = refund_offer(offer, by=at_desk(secretary(request)), at=timezone.now())
    except REFUSED as error:
        messages.error(request, words_of(error))
    else:
        words = _("{name} is ended; the money of {n} applications goes back.")
        messages.success(request, words.format(name=offer.name, n=len(done.done)))
    return redirect("share_applications")

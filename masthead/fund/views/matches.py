"""The desk's matches: set one up on an appeal, amend it, record what its sponsor pays in."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from masthead.fund.forms import MatchForm, PayMatchForm
from masthead.fund.match_terms import (
    MatchesOverlap,
    MatchOfNothing,
    MatchOutsideAppeal,
    MatchTerms,
    SponsorMissing,
)
from masthead.fund.matched import match_shown, matched
from masthead.fund.models import Appeal, Gift, Match
from masthead.fund.pay_match import pay_match
from masthead.fund.receive import DayTooFarAhead, GiftTooLarge
from masthead.fund.rows import rows_of
from masthead.fund.set_match import set_match
from masthead.ledger.models import new_id
from masthead.lib import money
from masthead.paper.models import the_paper
from masthead.people.audit import Actor, at_desk
from masthead.people.models import User

# Which field each refusal is about.
BLAMED: dict[type[Exception], str] = {
    SponsorMissing: "sponsor",
    MatchOfNothing: "cap",
    MatchOutsideAppeal: "closes_on",
    MatchesOverlap: "opens_on",
}
BLAMED_PAID: dict[type[Exception], str] = {DayTooFarAhead: "on", GiftTooLarge: "amount"}


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("fund.open_appeal", raise_exception=True)
def set_one(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Show the form of a new match on an appeal and set it, or say why not."""
    appeal = get_object_or_404(Appeal, pk=key)
    begun: dict[str, Any] = {"opens_on": appeal.opens_on, "closes_on": appeal.closes_on}
    return _terms(request, appeal, begun=begun)


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("fund.open_appeal", raise_exception=True)
def amend_one(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Show the form of a match and amend it, or say why not; what was typed stays."""
    match = get_object_or_404(Match.objects.select_related("appeal"), pk=key)
    cap = money.plain(match.cap_minor, currency=match.currency).removesuffix(".00")
    begun: dict[str, Any] = {"sponsor": match.sponsor, "cap": cap}
    begun |= {"opens_on": match.opens_on, "closes_on": match.closes_on}
    return _terms(request, match.appeal, begun=begun, amending=match)


def _terms(
    request: HttpRequest, appeal: Appeal, *, begun: dict[str, Any], amending: Match | None = None
) -> HttpResponse:
    typed = request.POST if request.method == "POST" else None
    form = MatchForm(typed, currency=appeal.currency, initial=begun)
    if form.is_valid():
        data = form.cleaned_data
        to = MatchTerms(data["sponsor"], data["cap"], data["opens_on"], data["closes_on"])
        try:
            match = set_match(
                appeal, to=to, amending=amending, by=_actor(request), at=timezone.now()
            )
            messages.success(request, _("The match of {name} is set.").format(name=match.sponsor))
            return redirect("match", key=match.pk)
        except tuple(BLAMED) as refused:
            form.add_error(BLAMED[type(refused)], str(refused))
    title = _("Amend a match") if amending else _("Set up a match")
    shown = {"form": form, "appeal": appeal, "match": amending, **_titles(title, appeal.name)}
    return render(request, "fund/desk_match_terms.html", shown, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("fund.view_gift", raise_exception=True)
def match(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Show how a match stands and what was paid in; record what its sponsor pays in."""
    found = get_object_or_404(Match.objects.select_related("appeal"), pk=key)
    at, today = timezone.now(), the_paper().today(timezone.now())
    if request.method == "POST" and request.user.has_perm("fund.record_gift"):
        form = PayMatchForm(request.POST, currency=found.currency, today=today)
        return (
            _paid(request, found, form, at=at) if form.is_valid() else _page(request, found, form)
        )
    begun = {"key": str(new_id()), "on": today, "method": "cheque"}
    form = PayMatchForm(initial=begun, currency=found.currency, today=today)
    return _page(request, found, form)


def _paid(
    request: HttpRequest, found: Match, form: PayMatchForm, *, at: dt.datetime
) -> HttpResponse:
    data = form.cleaned_data
    try:
        gift = pay_match(
            found,
            data["amount"],
            method=data["method"],
            on=data["on"],
            key=data["key"],
            by=_actor(request),
            at=at,
        )
    except tuple(BLAMED_PAID) as refused:
        form.add_error(BLAMED_PAID[type(refused)], str(refused))
        return _page(request, found, form)
    words = _("{amount} from the sponsor is in the book: gift number {number}, for {appeal}.")
    amount = money.exact(gift.amount_minor, currency=gift.currency)
    counts_to = gift.appeal.name if gift.appeal else _("no appeal")
    messages.success(request, words.format(amount=amount, number=gift.number, appeal=counts_to))
    return redirect("match", key=found.pk)


def _page(request: HttpRequest, found: Match, form: PayMatchForm) -> HttpResponse:
    stands = matched(Match.objects.filter(pk=found.pk))[0]
    paid = Gift.objects.filter(match=found).with_returned().select_related("giver", "appeal")
    shown = {
        "match": match_shown(stands, on=form.today),
        "rows": rows_of(list(paid.order_by("-effective_on", "-number"))),
        "form": form,
        "may_amend": request.user.has_perm("fund.open_appeal"),
        "may_record": request.user.has_perm("fund.record_gift"),
        **_titles(_("Matched giving"), found.appeal.name),
    }
    return render(request, "fund/desk_match.html", shown, status=422 if form.errors else 200)


def _titles(title: str, subtitle: str) -> dict[str, str]:
    return {
        "page_title": title,
        "page_subtitle": subtitle,
        "header_title": title,
        "header_icon": "group",
    }


def _actor(request: HttpRequest) -> Actor:
    assert isinstance(request.user, User)
    return at_desk(request.user)

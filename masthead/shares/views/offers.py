"""The desk's offers of shares: a list of them, one to open, to amend, to close."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django import forms
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages

from masthead.lib import money
from masthead.paper.models import the_paper
from masthead.people.audit import Actor, at_desk
from masthead.people.models import User
from masthead.register.models import ShareClass
from masthead.shares.forms.offers import OfferForm, ShareClassForm, first_terms
from masthead.shares.models import Offer
from masthead.shares.offers.amend_offer import (
    ClosedAlready,
    ShareClassFixed,
    amend_offer,
    close_offer,
)
from masthead.shares.offers.make_class import ShareClassThere, make_class
from masthead.shares.offers.offer_terms import (
    OfferClosesBeforeItOpens,
    OfferInstalmentsWrong,
    OfferLimitsCrossed,
    OfferNameMissing,
)
from masthead.shares.offers.open_offer import open_offer
from masthead.shares.offers.raised import raised_minor

PERMISSION = "shares.open_offer"
OFFERS_ON_A_PAGE = 30
# Which field each refusal is about.
BLAMED: dict[type[Exception], str] = {
    OfferNameMissing: "name",
    OfferClosesBeforeItOpens: "closes_on",
    OfferLimitsCrossed: "most_shares",
    OfferInstalmentsWrong: "instalments",
    ShareClassFixed: "share_class",
}


@dataclass(frozen=True)
class OfferRow:
    """An offer at the desk: amounts as words, and whether it is open, to come or closed."""

    offer: Offer
    raised: str
    most: str
    undecided: int
    state: str


@require_safe
@permission_required(PERMISSION, raise_exception=True)
def offers(request: HttpRequest) -> HttpResponse:
    """List the offers, the latest first, with what each has raised."""
    latest = Offer.objects.select_related("share_class").order_by("-opens_on", "-pk")
    page = Paginator(latest, OFFERS_ON_A_PAGE).get_page(request.GET.get("p"))
    today = the_paper().today(timezone.now())
    context = {
        "rows": [_row(offer, on=today) for offer in page],
        "page": page,
        "has_classes": ShareClass.objects.exists(),
        **_titles(_("Share offers")),
    }
    return render(request, "shares/desk_offers.html", context)


def _row(offer: Offer, *, on: dt.date) -> OfferRow:
    currency = the_paper().currency
    most = offer.most_raised_minor
    return OfferRow(
        offer=offer,
        raised=money.exact(raised_minor(offer), currency=currency),
        most=money.exact(most, currency=currency) if most else "",
        undecided=offer.applications.undecided().count(),
        state="to come" if offer.opens_on > on else "open" if offer.is_open(on) else "closed",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(PERMISSION, raise_exception=True)
def open_one(request: HttpRequest) -> HttpResponse:
    """Show the form of a new offer and open it, or say why not; what was typed stays."""
    if not ShareClass.objects.exists():
        return redirect("make_share_class")
    form = _form_of(request, None)
    if not form.is_valid():
        return _form(request, form)
    try:
        offer = open_offer(form.terms(), by=_actor(request), at=timezone.now())
    except tuple(BLAMED) as refused:
        return _refused(request, form, refused)
    messages.success(request, _("“{name}” is written down.").format(name=offer.name))
    return redirect("share_offers")


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(PERMISSION, raise_exception=True)
def amend_one(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the form of an offer and amend it, or say why not; what was typed stays."""
    offer = get_object_or_404(Offer, slug=slug)
    form = _form_of(request, offer)
    if not form.is_valid():
        return _form(request, form, offer)
    try:
        amended = amend_offer(offer, to=form.terms(), by=_actor(request), at=timezone.now())
    except tuple(BLAMED) as refused:
        return _refused(request, form, refused, offer)
    messages.success(request, _("“{name}” is amended.").format(name=amended.name))
    return redirect("share_offers")


@require_POST
@permission_required(PERMISSION, raise_exception=True)
def close_one(request: HttpRequest, slug: str) -> HttpResponse:
    """Close an offer before its last day."""
    offer = get_object_or_404(Offer, slug=slug)
    try:
        close_offer(offer, by=_actor(request), at=timezone.now())
        words = _("“{name}” is closed: it takes no more applications.")
        messages.success(request, words.format(name=offer.name))
    except ClosedAlready as refused:
        messages.error(request, str(refused))
    return redirect("share_offers")


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(PERMISSION, raise_exception=True)
def make_share_class(request: HttpRequest) -> HttpResponse:
    """Show the form of a class of share and make it; go on to the offer of it."""
    sent = request.POST if request.method == "POST" else None
    form = ShareClassForm(sent, currency=the_paper().currency)
    if form.is_valid():
        typed = form.cleaned_data
        try:
            make_class(
                typed["name"],
                nominal_minor=typed["nominal"],
                withdrawable=typed["withdrawable"],
                transferable=typed["transferable"],
                by=_actor(request),
                at=timezone.now(),
            )
            return redirect("open_share_offer")
        except ShareClassThere as refused:
            form.add_error("name", str(refused))
    context = {"form": form, **_titles(_("A class of share"))}
    status = 422 if form.errors else 200
    return render(request, "shares/desk_class.html", context, status=status)


def _form_of(request: HttpRequest, offer: Offer | None) -> OfferForm:
    paper = the_paper()
    begun = first_terms(offer, currency=paper.currency, today=paper.today(timezone.now()))
    sent = request.POST if request.method == "POST" else None
    return OfferForm(sent, initial=begun, currency=paper.currency)


def _refused(
    request: HttpRequest, form: OfferForm, refused: Exception, offer: Offer | None = None
) -> HttpResponse:
    field = refused.field if isinstance(refused, OfferLimitsCrossed) else BLAMED[type(refused)]
    form.add_error(field, str(refused.args[0]))
    return _form(request, form, offer)


def _form(request: HttpRequest, form: forms.Form, offer: Offer | None = None) -> HttpResponse:
    title = _("Amend an offer") if offer else _("Open an offer")
    context = {"form": form, "offer": offer, **_titles(title)}
    return render(request, "shares/desk_offer.html", context, status=422 if form.errors else 200)


def _titles(title: str) -> dict[str, str]:
    return {"page_title": title, "header_title": title, "header_icon": "group"}


def _actor(request: HttpRequest) -> Actor:
    assert isinstance(request.user, User)
    return at_desk(request.user)

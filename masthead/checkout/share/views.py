"""The pages of shares: what owning means, the offers, and the beginning of an application."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from csp.decorators import csp_update
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from masthead.checkout.share.forms import StepForm
from masthead.checkout.share.how_many import HowManyForm
from masthead.checkout.share.not_now import blame
from masthead.checkout.share.shown import shown
from masthead.checkout.share.steps import line, path_of
from masthead.ledger.models import new_id
from masthead.paper.models import Paper
from masthead.payments import registry
from masthead.people import audit
from masthead.register.rules import rules_on
from masthead.shares.applications.begin import begin
from masthead.shares.applications.terms import OfferClosed, OverTheCap, TooFewShares, TooManyShares
from masthead.shares.models import Application, Offer


@require_safe
def shares_page(request: HttpRequest) -> HttpResponse:
    """Say what owning the paper means, and show the offers that are open."""
    paper = paper_of(request)
    today = paper.today(timezone.now())
    offers = Offer.objects.open_on(today).select_related("share_class").order_by("opens_on", "pk")
    context = {
        "offers": [shown(offer, paper=paper, on=today) for offer in offers],
        "rules": rules_on(today),
    }
    return render(request, "shares/shares.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def buy(request: HttpRequest) -> HttpResponseBase:
    """Ask how many shares somebody would like, and begin a draft with the answer."""
    paper = paper_of(request)
    at = timezone.now()
    today = paper.today(at)
    offer = _offer(request, on=today)
    if offer is None:
        return redirect("shares")
    form = HowManyForm(typed_in(request), offer=offer, currency=paper.currency, on=today)
    if request.method == "POST" and form.is_valid():
        try:
            draft = begin(
                offer,
                form.cleaned_data["quantity"],
                registered_society=form.cleaned_data["society"],
                key=_key(request),
                paper_name=paper.name,
                on=today,
                by=audit.READER,
                at=at,
            )
        except (TooFewShares, TooManyShares, OverTheCap, OfferClosed) as error:
            blame(form, error)
        else:
            return redirect(path_of(draft, "who"))
    context = {
        "form": form,
        "offer": shown(offer, paper=paper, on=today),
        "once": request.POST.get("once") or new_id(),
        "steps": line(None, now="how-many"),
    }
    return page(request, "how_many", context, form=form)


def _offer(request: HttpRequest, *, on: dt.date) -> Offer | None:
    """Return the offer that was asked for, closed or not, or the first that is open."""
    slug = (request.POST.get("offer") or request.GET.get("offer", ""))[:60]
    offers = Offer.objects.select_related("share_class")
    if slug:
        return offers.filter(slug=slug, opens_on__lte=on).first()
    return offers.open_on(on).order_by("opens_on", "pk").first()


def _key(request: HttpRequest) -> uuid.UUID:
    """Return the id for a new draft: the form's own, so that it is one if it is sent twice."""
    try:
        key = uuid.UUID(request.POST.get("once", "")[:40])
    except ValueError:
        return new_id()
    return key if key.version == 7 else new_id()


def page(
    request: HttpRequest, name: str, context: dict[str, Any], *, form: StepForm, status: int = 0
) -> HttpResponseBase:
    """Render a step with its form: 422 where something is wrong with it, unless said otherwise."""
    status = status or (422 if form.errors else 200)
    return private(request, f"shares/{name}.html", context, status=status)


def private(
    request: HttpRequest, template: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponseBase:
    """Render a page that is one person's, and may send its form on to the gateways."""
    origins = [o for gateway in registry.gateways(paper_of(request)) for o in gateway.origins]

    @csp_update({"form-action": origins})
    def shown_to_one(request: HttpRequest) -> HttpResponse:
        answer = render(request, template, context, status=status)
        answer.headers["X-Robots-Tag"] = "noindex"
        answer.headers["Referrer-Policy"] = "same-origin"
        return answer

    return shown_to_one(request)


def typed_in(request: HttpRequest) -> QueryDict | None:
    """Return what was typed into a form that was sent; None where none was."""
    return request.POST if request.method == "POST" else None


def application_of(key: uuid.UUID) -> Application:
    """Return the application of an address. Raises Http404."""
    return get_object_or_404(Application.objects.select_related("offer__share_class"), pk=key)


def paper_of(request: HttpRequest) -> Paper:
    """Return the paper. Raises Http404 where there is none yet."""
    paper: Paper | None = getattr(request, "paper", None)
    if paper is None:
        raise Http404("There is no paper here yet")
    return paper

"""The steps of a draft of an application: each shown, and what is typed there kept."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from masthead.checkout.address import address_of
from masthead.checkout.share.forms import AgreeForm, PayForm, StepForm
from masthead.checkout.share.how_many import HowManyForm
from masthead.checkout.share.not_now import blame, not_now
from masthead.checkout.share.particulars import ParticularsForm, WhoForm
from masthead.checkout.share.pay import send_in
from masthead.checkout.share.said import rows, said, typed_before
from masthead.checkout.share.shown import chosen, shown
from masthead.checkout.share.steps import STEPS, furthest, is_open, line, next_after, path_of
from masthead.checkout.share.views import application_of, page, paper_of, typed_in
from masthead.paper.models import Paper
from masthead.payments.contract import GatewayRefused, GatewayUnreachable
from masthead.payments.tries import TooManyTries
from masthead.people import audit
from masthead.register.rules import rules_on
from masthead.shares.applications.apply import (
    AppliedAlready,
    NotAgreed,
    ParticularsMissing,
    TooYoung,
)
from masthead.shares.applications.link import path_of as status_path_of
from masthead.shares.applications.terms import OfferClosed, OverTheCap, TooFewShares, TooManyShares
from masthead.shares.applications.write_draft import SentIn, choose_holder, write_draft
from masthead.shares.models import Application, Holder, State

REFUSED = (
    TooFewShares,
    TooManyShares,
    OverTheCap,
    OfferClosed,
    ParticularsMissing,
    TooYoung,
    NotAgreed,
    AppliedAlready,
)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def buy_step(request: HttpRequest, key: uuid.UUID, step: str) -> HttpResponseBase:
    """Show one step of a draft, and keep what is typed there. What was sent in has its own page."""
    if step not in STEPS:
        raise Http404("There is no such step")
    draft = application_of(key)
    if draft.state != State.DRAFT:
        return redirect(status_path_of(draft))
    if not is_open(draft, step):
        return redirect(path_of(draft, furthest(draft)))
    try:
        return _STEPS[step](request, draft, paper_of(request))
    except SentIn:
        return redirect(status_path_of(draft))


def _how_many(request: HttpRequest, draft: Application, paper: Paper) -> HttpResponseBase:
    at = timezone.now()
    today = paper.today(at)
    form = HowManyForm(
        typed_in(request),
        initial={"shares": str(draft.quantity), "society": draft.registered_society},
        offer=draft.offer,
        currency=paper.currency,
        on=today,
    )
    if request.method == "POST" and form.is_valid():
        write_draft(draft, form.said(), by=audit.READER, at=at)
        return redirect(path_of(draft, next_after("how-many")))
    offer = shown(draft.offer, paper=paper, on=today)
    return _step(request, "how_many", draft, form, paper, offer=offer, now="how-many")


def _who(request: HttpRequest, draft: Application, paper: Paper) -> HttpResponseBase:
    at = timezone.now()
    rules = rules_on(paper.today(at))
    form = WhoForm(typed_in(request), initial={"holder": draft.holder}, rules=rules)
    if request.method == "POST" and form.is_valid():
        choose_holder(draft, form.cleaned_data["holder"], by=audit.READER, at=at)
        return redirect(path_of(draft, next_after("who")))
    return _step(request, "who", draft, form, paper, now="who")


def _particulars(request: HttpRequest, draft: Application, paper: Paper) -> HttpResponseBase:
    at = timezone.now()
    today = paper.today(at)
    form = ParticularsForm(
        typed_in(request),
        initial=typed_before(draft),
        holder=Holder(draft.holder),
        rules=rules_on(today),
        today=today,
    )
    if request.method == "POST" and form.is_valid():
        write_draft(draft, said(form.cleaned_data), by=audit.READER, at=at)
        return redirect(path_of(draft, next_after("particulars")))
    return _step(request, "particulars", draft, form, paper, now="particulars")


def _agree(request: HttpRequest, draft: Application, paper: Paper) -> HttpResponseBase:
    at = timezone.now()
    form = AgreeForm(typed_in(request), initial={"agreed": draft.agreed_at is not None})
    if request.method == "POST" and form.is_valid():
        write_draft(draft, {"agreed_at": draft.agreed_at or at}, by=audit.READER, at=at)
        return redirect(path_of(draft, next_after("agree")))
    return _step(request, "agree", draft, form, paper, rules=rules_on(paper.today(at)), now="agree")


def _pay(request: HttpRequest, draft: Application, paper: Paper) -> HttpResponseBase:
    form = PayForm(typed_in(request), paper=paper, offer=draft.offer)
    alike = False
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(_send_in(request, draft, form, paper))
        except REFUSED as error:
            blame(form, error)
            alike = isinstance(error, AppliedAlready)
        except TooManyTries as error:
            return not_now(
                lambda status: _step(request, "pay", draft, form, paper, now="pay", status=status),
                form,
                error,
            )
        except (GatewayUnreachable, GatewayRefused):
            # It is sent in: its page says that nothing was taken, and takes another try.
            return redirect(f"{status_path_of(draft)}?left=1")
    return _step(request, "pay", draft, form, paper, rows=rows(draft), alike=alike, now="pay")


def _send_in(request: HttpRequest, draft: Application, form: PayForm, paper: Paper) -> str:
    return send_in(
        draft,
        form.cleaned_data["way"],
        instalments=form.cleaned_data["parts"],
        as_well=form.cleaned_data["as_well"],
        paper=paper,
        address=address_of(request),
        at=timezone.now(),
    )


_STEPS: dict[str, Callable[[HttpRequest, Application, Paper], HttpResponseBase]] = {
    "how-many": _how_many,
    "who": _who,
    "particulars": _particulars,
    "agree": _agree,
    "pay": _pay,
}


def _step(
    request: HttpRequest,
    name: str,
    draft: Application,
    form: StepForm,
    paper: Paper,
    *,
    now: str,
    status: int = 0,
    **more: Any,
) -> HttpResponseBase:
    context = {
        "form": form,
        "chosen": chosen(draft, paper=paper),
        "draft": draft,
        "steps": line(draft, now=now),
        **more,
    }
    return page(request, name, context, form=form, status=status)

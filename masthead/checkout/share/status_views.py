"""The page on which somebody sees how their application for shares stands, and pays for it."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from masthead.checkout.address import address_of
from masthead.checkout.share.accept_form import AcceptForm
from masthead.checkout.share.forms import PayForm
from masthead.checkout.share.look import look_at_payments
from masthead.checkout.share.not_now import blame, not_now
from masthead.checkout.share.pay import NothingToPay, pay
from masthead.checkout.share.said import told
from masthead.checkout.share.standing import standing
from masthead.checkout.share.steps import path_of as step_path_of
from masthead.checkout.share.views import application_of, page, paper_of, private, typed_in
from masthead.payments.contract import GatewayRefused, GatewayUnreachable
from masthead.payments.tries import TooManyTries
from masthead.people import audit
from masthead.register.rules import rules_on
from masthead.shares.applications.accept import accept
from masthead.shares.applications.apply import ParticularsMissing, TooYoung
from masthead.shares.applications.link import LinkNotValid, gift_of
from masthead.shares.applications.step import NotNow
from masthead.shares.models import Application, State


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def share_application(request: HttpRequest, key: uuid.UUID) -> HttpResponseBase:
    """Say how an application stands; where something is to be paid, lead to where it is.

    Coming here posts nothing: the gateway is asked how a payment stands.
    """
    application = application_of(key)
    if application.state == State.DRAFT:
        return redirect(step_path_of(application, "how-many"))
    paper = paper_of(request)
    look_at_payments(application, at=timezone.now())
    form = PayForm(typed_in(request), paper=paper, offer=application.offer)
    if request.method != "POST" or not form.is_valid():
        return _application(request, key, form)
    try:
        address = pay(
            application,
            form.cleaned_data["way"],
            paper=paper,
            address=address_of(request),
            at=timezone.now(),
        )
    except NothingToPay:
        return redirect(request.path)
    except (TooManyTries, GatewayUnreachable, GatewayRefused) as error:
        return not_now(lambda status: _application(request, key, form, status=status), form, error)
    return redirect(address)


def _application(
    request: HttpRequest, key: uuid.UUID, form: PayForm, *, status: int = 0
) -> HttpResponseBase:
    application = application_of(key)
    found = standing(application, paper=paper_of(request), left="left" in request.GET)
    context = {"shown": found, "form": form}
    return page(request, "application", context, form=form, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def share_gift(request: HttpRequest, signed: str) -> HttpResponseBase:
    """Ask the recipient of given shares who they are and whether they accept them."""
    application = _gift(signed)
    paper, at = paper_of(request), timezone.now()
    today = paper.today(at)
    rules = rules_on(today)
    found = standing(application, paper=paper)
    if application.accepted_at or not found.waits:
        return private(request, "shares/gift.html", {"shown": found})
    form = AcceptForm(
        typed_in(request),
        initial={"name": application.name, "email": application.email},
        rules=rules,
        today=today,
    )
    if request.method == "POST" and form.is_valid():
        try:
            accept(application, told(form.cleaned_data), on=today, by=audit.READER, at=at)
        except NotNow:
            return redirect(request.path)
        except (ParticularsMissing, TooYoung) as error:
            blame(form, error)
        else:
            return redirect(request.path)
    return page(request, "gift", {"shown": found, "form": form, "rules": rules}, form=form)


def _gift(signed: str) -> Application:
    try:
        application = gift_of(signed)
    except LinkNotValid as error:
        raise Http404(str(error)) from error
    if application.state == State.DRAFT:
        raise Http404("Nobody has given these shares yet")
    return application

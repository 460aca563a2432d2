"""The pages of one support, for its supporter. A GET changes nothing, whoever follows a link."""

from __future__ import annotations

from functools import partial

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from masthead.checkout.address import address_of
from masthead.checkout.support_life.forms import ChangeForm, PauseForm
from masthead.checkout.support_life.frame import SAID, Visit, back, done, led, owned, seen, show
from masthead.checkout.support_life.shown import life_of
from masthead.checkout.support_life.switch_way import switch_way
from masthead.payments.change_method import ask_for_method
from masthead.payments.tries import count_try
from masthead.payments.want import SubscriptionOver
from masthead.supporters.change import change
from masthead.supporters.models import How
from masthead.supporters.pause import pause
from masthead.supporters.payer import payer_of
from masthead.supporters.resume import resume
from masthead.supporters.stop import stop


@require_safe
@seen
def support_life(request: HttpRequest, visit: Visit) -> HttpResponseBase:
    """Show how somebody's support stands, what came of it, and what they can do."""
    life = life_of(visit.support, paper=visit.paper, today=visit.today)
    said = SAID.get(request.GET.get("said", ""), "")
    return show(request, "life", visit, life=life, said=said)


@require_http_methods(["GET", "HEAD", "POST"])
@owned
def change_support(request: HttpRequest, visit: Visit) -> HttpResponseBase:
    """Change how much, how often, on which day."""
    data = request.POST if request.method == "POST" else None
    form = ChangeForm(data, support=visit.support, paper=visit.paper)
    if data is None:
        return show(request, "change", visit, form=form)
    if not form.is_valid():
        return show(request, "change", visit, status=422, form=form)
    act = partial(change, visit.support, form.terms(), by=visit.by, at=visit.at)
    return done(visit, act, said="changed")


@require_http_methods(["GET", "HEAD", "POST"])
@owned
def pause_support(request: HttpRequest, visit: Visit) -> HttpResponseBase:
    """Let a support rest."""
    if request.method != "POST":
        return show(request, "pause", visit, form=PauseForm(today=visit.today))
    form = PauseForm(request.POST, today=visit.today)
    if not form.is_valid():
        return show(request, "pause", visit, status=422, form=form)
    until = form.cleaned_data["until"]
    act = partial(pause, visit.support, until=until, by=visit.by, at=visit.at)
    return done(visit, act, said="paused")


@require_POST
@owned
def resume_support(request: HttpRequest, visit: Visit) -> HttpResponseBase:
    """Let a support go on after a pause."""
    act = partial(resume, visit.support, by=visit.by, at=visit.at)
    return done(visit, act, said="resumed")


@require_http_methods(["GET", "HEAD", "POST"])
@owned
def stop_support(request: HttpRequest, visit: Visit) -> HttpResponseBase:
    """Stop a support: a page with one button, which stops it."""
    if request.method != "POST":
        return show(
            request,
            "stop",
            visit,
            life=life_of(visit.support, paper=visit.paper, today=visit.today),
        )
    act = partial(stop, visit.support, by=visit.by, at=visit.at)
    return done(visit, act, said="stopped")


@require_POST
@owned
def support_method(request: HttpRequest, visit: Visit) -> HttpResponseBase:
    """Lead to the gateway's page where another card or account is given."""
    return led(visit, partial(_method, request, visit))


def _method(request: HttpRequest, visit: Visit) -> str:
    subscription = visit.support.subscription
    if subscription is None:
        raise SubscriptionOver(_("No card and no account is kept for it"))
    count_try(address_of(request), at=visit.at)
    return ask_for_method(
        subscription,
        payer=payer_of(visit.support),
        return_url=settings.BASE_URL + visit.path,
        by=visit.by,
        at=visit.at,
    )


@require_POST
@owned
def another_way(request: HttpRequest, visit: Visit) -> HttpResponseBase:
    """Lead to where the support is begun in another way, which ends this one."""
    ways = [
        how
        for how, _name in life_of(visit.support, paper=visit.paper, today=visit.today).other_ways
    ]
    chosen = request.POST.get("how", "")
    if chosen not in ways:
        return back(visit, "choose")
    ask = partial(
        switch_way,
        visit.support,
        How(chosen),
        paper=visit.paper,
        address=address_of(request),
        by=visit.by,
        at=visit.at,
    )
    return led(visit, ask)

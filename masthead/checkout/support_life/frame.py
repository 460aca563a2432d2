"""What the pages of a support have in common: whose it is, and how they answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from csp.decorators import csp_update
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from masthead.checkout.support_life.owner import SignInFirst, found_by
from masthead.paper.models import Paper, the_paper
from masthead.payments import registry
from masthead.payments.contract import GatewayRefused, GatewayUnreachable
from masthead.payments.registry import NoSuchProvider
from masthead.payments.tries import TooManyTries
from masthead.payments.want import SubscriptionOver
from masthead.people.audit import Actor
from masthead.supporters.models import Support
from masthead.supporters.refused import refused
from masthead.supporters.step import NotNow

SAID = {
    "changed": _("Changed, from the next collection on."),
    "paused": _("Paused: nothing is collected for now."),
    "resumed": _("It goes on. Thank you."),
    "stopped": _("Stopped: nothing more is collected."),
    "choose": _("Choose how it is to come."),
    "not-now": _("That can’t be done any more: look at how it stands now."),
    "refused": _("The payment service did not take that: below is how it stands now."),
    "too-many": _("There were too many tries just now. Wait ten minutes; nothing has changed."),
    "unreachable": _("The payment service does not answer. Try again later; nothing has changed."),
}


@dataclass(frozen=True)
class Visit:
    """Somebody at the page of a support: its address's word, who acts, the paper, when.

    `is_own` says whether it is theirs to change; in a household others see it.
    """

    key: str
    support: Support
    by: Actor
    paper: Paper
    at: dt.datetime
    is_own: bool

    @property
    def today(self) -> dt.date:
        """Return the day of the paper."""
        return self.paper.today(self.at)

    @property
    def path(self) -> str:
        """Return the path of the support's page, as it was come to."""
        return reverse("support_life", args=[self.key])

    @property
    def is_refused(self) -> bool:
        """Say whether a gateway refused what was last asked for it. One query."""
        return refused().filter(support=self.support).exists()


View = Callable[..., HttpResponseBase]


def owned(view: View) -> View:
    """Let a view answer whoever a support is of: to all others it is unknown."""

    @seen
    @wraps(view)
    def answered(request: HttpRequest, visit: Visit) -> HttpResponseBase:
        if not visit.is_own:
            raise Http404("There is no such support")
        return view(request, visit)

    return answered


def seen(view: View) -> View:
    """Let a view answer whoever may look at a support; it gets the request and the Visit.

    Nobody keeps the page, no search engine lists it, and its address is told to no other site.
    """

    @never_cache
    @wraps(view)
    def answered(request: HttpRequest, key: str) -> HttpResponseBase:
        try:
            found = found_by(request, key)
        except SignInFirst:
            return redirect_to_login(request.path, reverse("account_login"))
        at = timezone.now()
        visit = Visit(key, found.support, found.by, the_paper(), at, found.is_own)
        answer = view(request, visit)
        answer.headers["X-Robots-Tag"] = "noindex"
        answer.headers["Referrer-Policy"] = "same-origin"
        return answer

    return answered


def show(
    request: HttpRequest, name: str, visit: Visit, *, status: int = 200, **more: Any
) -> HttpResponseBase:
    """Show a page whose form may lead on to the gateways' own pages."""
    origins = [o for gateway in registry.gateways(visit.paper) for o in gateway.origins]
    context = {"visit": visit, "support": visit.support, **more}

    @csp_update({"form-action": origins})
    def page(request: HttpRequest) -> HttpResponse:
        return render(request, f"checkout/support_life/{name}.html", context, status=status)

    return page(request)


def done(visit: Visit, act: Callable[[], object], *, said: str) -> HttpResponseBase:
    """Do something to a support, say so on its page, or say there why it can't be done."""
    try:
        act()
    except (NotNow, SubscriptionOver):
        said = "not-now"
    except GatewayRefused:
        said = "refused"
    return back(visit, said)


def led(visit: Visit, ask: Callable[[], str]) -> HttpResponseBase:
    """Lead to where something is confirmed, or say on the support's page why not now."""
    try:
        return redirect(ask())
    except (NotNow, SubscriptionOver):
        return back(visit, "not-now")
    except TooManyTries:
        return back(visit, "too-many")
    except (NoSuchProvider, GatewayUnreachable, GatewayRefused):
        return back(visit, "unreachable")


def back(visit: Visit, said: str) -> HttpResponseBase:
    """Lead back to the support's page, which says a word of SAID; it needs no cookie for that."""
    return redirect(f"{visit.path}?said={said}")

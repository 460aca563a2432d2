"""The pages by which somebody becomes a supporter, and sees how that stands."""

from __future__ import annotations

import uuid
from typing import Any

from csp.decorators import csp_update
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from masthead.checkout.address import address_of
from masthead.checkout.share.not_now import in_words
from masthead.checkout.support.forms import SupportForm
from masthead.checkout.support.look import look_at_support
from masthead.checkout.support.order_form import print_order_form
from masthead.checkout.support.set_out import Wish, set_out
from masthead.checkout.support.standing import kept_words, shown
from masthead.paper.models import Paper
from masthead.payments import registry
from masthead.payments.contract import GatewayRefused, GatewayUnreachable
from masthead.payments.registry import NoSuchProvider
from masthead.payments.tries import WITHIN, TooManyTries
from masthead.supporters.models import How, Support

NOT_NOW = (TooManyTries, NoSuchProvider, GatewayUnreachable, GatewayRefused)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def support_page(request: HttpRequest) -> HttpResponseBase:
    """Show the form of a supporter to be; once it is filled in, lead to where it is confirmed."""
    paper = _paper(request)
    if request.method != "POST":
        kept = kept_words(request.GET.get("again", ""))
        kept.setdefault("level", request.GET.get("level", "")[:80])
        is_group = bool(kept.pop("group", "") or request.GET.get("group"))
        return _form(request, SupportForm(initial=kept, paper=paper, is_group=is_group))
    is_group = bool(request.POST.get("group"))
    form = SupportForm(_as_meant(request.POST), paper=paper, is_group=is_group)
    if not form.is_valid():
        return _form(request, form, status=422)
    try:
        return redirect(_set_out(request, form))
    except NOT_NOW as error:
        return _not_now(request, form, error)


def _as_meant(typed: QueryDict) -> QueryDict:
    """Return what was typed, with the address that was meant where its button was pressed."""
    meant = typed.get("use", "")
    if not meant:
        return typed
    data = typed.copy()
    data["email"] = data["sure"] = str(meant)
    return data


def _set_out(request: HttpRequest, form: SupportForm) -> str:
    data = form.cleaned_data
    wish = Wish(
        amount_minor=data["sum"].amount_minor,
        level=data["sum"].level,
        often=data["often"],
        how=data["how"],
        newsletter=form.newsletter_words() if data["newsletter"] else "",
    )
    return set_out(
        form.told(),
        wish,
        paper=form.paper,
        once=data["once"],
        address=address_of(request),
        at=timezone.now(),
    )


def _not_now(request: HttpRequest, form: SupportForm, error: Exception) -> HttpResponseBase:
    words, status = in_words(error)
    form.add_error(None, words)
    answer = _form(request, form, status=status)
    if status == 429:
        answer.headers["Retry-After"] = str(int(WITHIN.total_seconds()))
    return answer


def _form(request: HttpRequest, form: SupportForm, *, status: int = 200) -> HttpResponseBase:
    return _page(request, "support", {"form": form}, paper=form.paper, status=status)


def _page(
    request: HttpRequest, name: str, context: dict[str, Any], *, paper: Paper, status: int = 200
) -> HttpResponseBase:
    """Render a page whose form may send its POST on to the gateways' own origins."""
    origins = [o for gateway in registry.gateways(paper) for o in gateway.origins]

    @csp_update({"form-action": origins})
    def page(request: HttpRequest) -> HttpResponse:
        return render(request, f"checkout/{name}.html", context, status=status)

    return page(request)


@never_cache
@require_safe
def support_thanks(request: HttpRequest, key: uuid.UUID) -> HttpResponseBase:
    """Say how somebody's support stands. Coming here moves nothing: the gateway is asked."""
    paper = _paper(request)
    support = look_at_support(_found(key), at=timezone.now())
    context = {"shown": shown(support, left="left" in request.GET)}
    answer = _page(request, "support_thanks", context, paper=paper)
    answer.headers["X-Robots-Tag"] = "noindex"
    answer.headers["Referrer-Policy"] = "same-origin"
    return answer


@never_cache
@require_safe
def order_form(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Answer with the form of a standing order as PDF, for support that comes by one."""
    support = _found(key)
    if support.how != How.STANDING_ORDER or support.is_over:
        raise Http404("There is no standing order to be set up for this")
    name = _("standing-order-{reference}.pdf").format(reference=support.reference)
    return HttpResponse(
        print_order_form(support),
        content_type="application/pdf",
        headers={
            "Content-Disposition": f'inline; filename="{name}"',
            "X-Robots-Tag": "noindex",
            "Referrer-Policy": "no-referrer",
        },
    )


def _found(key: uuid.UUID) -> Support:
    return get_object_or_404(Support.objects.select_related("person", "level"), pk=key)


def _paper(request: HttpRequest) -> Paper:
    paper: Paper | None = getattr(request, "paper", None)
    if paper is None:
        raise Http404("There is no paper here yet")
    return paper

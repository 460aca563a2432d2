"""The till's pages: the gift to come, how it stands, and the door for webhooks."""

import uuid

from csp.decorators import csp_update
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from masthead.checkout import webhooks
from masthead.checkout.address import address_of
from masthead.checkout.debit.set_out import Pledge, set_out
from masthead.checkout.forms import GiveForm
from masthead.checkout.give import give
from masthead.checkout.look import look
from masthead.checkout.standing import kept_words, shown
from masthead.fund.special import special_to_give_to
from masthead.paper.models import Paper
from masthead.payments import registry
from masthead.payments.contract import GatewayRefused, GatewayUnreachable, WebhookRefused
from masthead.payments.models import Payment, Way
from masthead.payments.registry import NoSuchProvider
from masthead.payments.tries import WITHIN, TooManyTries


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def give_page(request: HttpRequest) -> HttpResponseBase:
    """Show the form of a gift; once it is filled in, lead to where it is paid."""
    paper = _paper(request)
    today = paper.today(timezone.now())
    if request.method != "POST":
        kept = kept_words(request.GET.get("again", ""))
        kept["appeal"] = request.GET.get("appeal", "") or kept.get("appeal", "")
        special = special_to_give_to(kept["appeal"], on=today)
        return _form(request, GiveForm(initial=kept, paper=paper, special=special))
    special = special_to_give_to(request.POST.get("appeal", ""), on=today)
    form = GiveForm(request.POST, paper=paper, special=special)
    if not form.is_valid():
        return _form(request, form, status=422)
    return _give(request, form)


def _give(request: HttpRequest, form: GiveForm) -> HttpResponseBase:
    debits = form.cleaned_data["way"] == Way.DIRECT_DEBIT
    try:
        address = _debit(request, form) if debits else _pay(request, form)
    except (TooManyTries, GatewayUnreachable, GatewayRefused) as error:
        return _not_now(request, form, error)
    return redirect(address)


def _pay(request: HttpRequest, form: GiveForm) -> str:
    data = form.cleaned_data
    return give(
        data["amount_minor"],
        way=data["way"],
        name=data["name"],
        town=data["town"],
        thank=data["thank"],
        email=data["email"],
        appeal=data["appeal"],
        once=data["once"],
        paper=form.paper,
        address=address_of(request),
        at=timezone.now(),
    )


def _debit(request: HttpRequest, form: GiveForm) -> str:
    data = form.cleaned_data
    pledge = Pledge(
        amount_minor=data["amount_minor"],
        each_month=form.each_month,
        name=data["name"],
        email=data["email"],
        town=data["town"],
        thank=data["thank"],
        appeal=None if form.each_month else data["appeal"],
    )
    return set_out(pledge, paper=form.paper, address=address_of(request), at=timezone.now())


def _not_now(request: HttpRequest, form: GiveForm, error: Exception) -> HttpResponseBase:
    match error:
        case TooManyTries():
            words, status = _("There were too many tries just now. Wait ten minutes"), 429
        case GatewayUnreachable():
            words, status = _("The payment service does not answer. Try again in a minute"), 503
        case _:
            words, status = _("The payment service did not accept this. Try another way"), 502
    form.add_error(None, words + _("; nothing was taken."))
    answer = _form(request, form, status=status)
    if status == 429:
        answer.headers["Retry-After"] = str(int(WITHIN.total_seconds()))
    return answer


def _form(request: HttpRequest, form: GiveForm, *, status: int = 200) -> HttpResponseBase:
    """Render the form, allowed to send its POST on to the gateways' own origins."""
    origins = [o for gateway in registry.gateways(form.paper) for o in gateway.origins]

    @csp_update({"form-action": origins})
    def page(request: HttpRequest) -> HttpResponse:
        return render(request, "checkout/give.html", {"form": form}, status=status)

    return page(request)


@never_cache
@require_http_methods(["GET", "HEAD"])
def thanks(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Say how a gift stands. Coming here posts nothing: the gateway is asked."""
    _paper(request)
    payment = look(get_object_or_404(Payment, pk=key), at=timezone.now())
    answer = render(
        request, "checkout/thanks.html", {"shown": shown(payment, left="left" in request.GET)}
    )
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


@csrf_exempt
@require_POST
def webhook(request: HttpRequest, provider_name: str) -> HttpResponse:
    """Take what a gateway sends: 204 once it is kept, 400 when it is not the gateway's word."""
    try:
        webhooks.take(provider_name, headers=request.headers, body=request.body, at=timezone.now())
    except NoSuchProvider as error:
        raise Http404(str(error)) from error
    except WebhookRefused as error:
        return HttpResponse(f"{error}\n", status=400, content_type="text/plain; charset=utf-8")
    return HttpResponse(status=204)


def _paper(request: HttpRequest) -> Paper:
    paper: Paper | None = getattr(request, "paper", None)
    if paper is None:
        raise Http404("There is no paper here yet")
    return paper

"""The page of one direct debit, for its giver: how it stands, and the button that stops it."""

import contextlib

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from masthead.checkout.debit.agreed import Agreed, agreed, too_late_to_stop
from masthead.checkout.debit.link import LinkNotValid, mandate_of
from masthead.checkout.debit.stop import NothingToStop, stop
from masthead.checkout.debit.watch import STILL_MOVING, look_at_mandate
from masthead.checkout.models import Ending
from masthead.lib import money
from masthead.payments.models import Mandate
from masthead.people import audit


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def direct_debit(request: HttpRequest, signed: str) -> HttpResponse:
    """Say how a direct debit stands; stop it when that is asked. The link is the password.

    Only a button stops it: programs that follow every link of a letter don't.
    """
    mandate = _found(signed)
    if request.method == "POST":
        return _stopped(request, mandate)
    if mandate.status in STILL_MOVING and not mandate.has_ended:
        mandate = look_at_mandate(mandate, at=timezone.now())
    shown = agreed(mandate)
    if shown is None:
        raise Http404("Nobody knows what this direct debit is for")
    return _page(request, shown)


def _page(request: HttpRequest, shown: Agreed) -> HttpResponse:
    under_way = [
        (payment, money.exact(payment.amount_minor, currency=payment.currency))
        for payment in (too_late_to_stop(shown.mandate) if shown.has_ended else [])
    ]
    context = {"shown": shown, "left": "left" in request.GET, "under_way": under_way}
    answer = render(request, "checkout/direct_debit.html", context)
    answer.headers["X-Robots-Tag"] = "noindex"
    answer.headers["Referrer-Policy"] = "same-origin"
    return answer


def _stopped(request: HttpRequest, mandate: Mandate) -> HttpResponse:
    with contextlib.suppress(NothingToStop):
        stop(mandate, how=Ending.GIVER, by=audit.READER, at=timezone.now())
    return redirect(request.path)


def _found(signed: str) -> Mandate:
    try:
        return mandate_of(signed)
    except LinkNotValid as error:
        raise Http404(str(error)) from error

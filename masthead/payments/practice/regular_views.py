"""The practice gateway's pages of what is collected again and again."""

from collections.abc import Callable
from urllib.parse import urlsplit

from csp.decorators import csp_update
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from masthead.lib import money
from masthead.payments.models import PracticeSubscription
from masthead.payments.practice.act import NoSuchChoice
from masthead.payments.practice.regular import control, give_method, sign_up
from masthead.payments.practice.views import refuse_real_papers


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def regular(request: HttpRequest, key: str) -> HttpResponseBase:
    """Show what is to be collected, and do what the payer, then the bank, chooses."""
    refuse_real_papers()
    found = get_object_or_404(PracticeSubscription, pk=key)
    if request.method != "POST":
        return _shown(request, found, template="regular")
    choice, at = request.POST.get("choice", ""), timezone.now()
    if found.status != PracticeSubscription.Status.OPEN:
        return _after(request, found, lambda: _control(key, choice=choice), template="regular")
    return _after(request, found, lambda: sign_up(key, choice=choice, at=at), template="regular")


def _control(key: str, *, choice: str) -> bool:
    control(key, choice=choice, at=timezone.now())
    return False


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def method(request: HttpRequest, visit: str) -> HttpResponseBase:
    """Let another card or account be given."""
    refuse_real_papers()
    found = get_object_or_404(PracticeSubscription, method_id=visit)
    if request.method != "POST":
        return _shown(request, found, template="method")
    choice = request.POST.get("choice", "")
    return _after(
        request,
        found,
        lambda: give_method(visit, choice=choice, at=timezone.now()),
        template="method",
    )


def _after(
    request: HttpRequest,
    found: PracticeSubscription,
    do: Callable[[], bool],
    *,
    template: str,
) -> HttpResponseBase:
    """Do a thing; lead back to the paper where the payer is done, else show the page again."""
    try:
        done = do()
    except NoSuchChoice:
        return _shown(request, found, template=template, status=422)
    if done:
        return redirect(found.return_url)
    found.refresh_from_db()
    declined = request.POST.get("choice") == "decline"
    return _shown(request, found, template=template, declined=declined)


def _shown(
    request: HttpRequest,
    found: PracticeSubscription,
    *,
    template: str,
    declined: bool = False,
    status: int = 200,
) -> HttpResponseBase:
    """Return a page that is allowed to send its form on to the paper's own origin."""
    parts = urlsplit(found.return_url)
    origins = [f"{parts.scheme}://{parts.netloc}"] if parts.netloc else []

    @csp_update({"form-action": origins})
    def shown(request: HttpRequest) -> HttpResponse:
        context = {
            "regular": found,
            "amount": money.exact(found.amount_minor, currency=found.currency),
            "is_card": found.way == "card",
            "declined": declined,
            "collections": found.collections.order_by("-due_on")[:12],
        }
        return render(request, f"practice/{template}.html", context, status=status)

    return shown(request)

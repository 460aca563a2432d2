"""The practice gateway's own page."""

from urllib.parse import urlsplit

from csp.decorators import csp_update
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from masthead.lib import money
from masthead.paper.models import the_paper
from masthead.payments.models import PracticeSession, PracticeSubscription
from masthead.payments.practice.act import NoSuchChoice, act


@never_cache
@require_GET
def about(request: HttpRequest) -> HttpResponse:
    """Say what the practice gateway is."""
    refuse_real_papers()
    latest = PracticeSubscription.objects.exclude(status="open").order_by("-made_at")[:20]
    return render(request, "practice/about.html", {"regular": [_line(one) for one in latest]})


def _line(one: PracticeSubscription) -> tuple[PracticeSubscription, str]:
    return one, money.exact(one.amount_minor, currency=one.currency)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, session_id: str) -> HttpResponseBase:
    """Show what is to be paid, and do what the payer chooses; then lead back to the paper."""
    refuse_real_papers()
    session = get_object_or_404(PracticeSession, pk=session_id)
    if request.method != "POST":
        return _ending_at(session.return_url, request=request, session=session)
    try:
        act(session, choice=request.POST.get("choice", ""), at=timezone.now())
    except NoSuchChoice:
        return _ending_at(session.return_url, request=request, session=session, status=422)
    return redirect(session.return_url)


def _ending_at(
    return_url: str, *, request: HttpRequest, session: PracticeSession, status: int = 200
) -> HttpResponseBase:
    """Return the page, allowed to send its form on to the paper's own origin."""
    parts = urlsplit(return_url)

    @csp_update({"form-action": [f"{parts.scheme}://{parts.netloc}"]})
    def shown(request: HttpRequest) -> HttpResponse:
        amount = money.exact(session.amount_minor, currency=session.currency)
        context = {"session": session, "amount": amount, "is_open": session.status == "open"}
        return render(request, "practice/page.html", context, status=status)

    return shown(request)


def refuse_real_papers() -> None:
    """Raise Http404 in a paper that takes real money."""
    if not the_paper().practice:
        raise Http404("Real papers have no practice gateway")

"""The fund as readers and programs see it."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from masthead.fund.look import look
from masthead.fund.special import look_at_special
from masthead.fund.status import status
from masthead.fund.thanks import thank_you, thanks_during, thanks_for
from masthead.fund.totals import totals
from masthead.paper.models import Paper

THANKS_ON_A_PAGE = 100


@require_safe
def fund(request: HttpRequest) -> HttpResponse:
    """Show this month's progress, whom the paper thanks, special appeals, earlier months."""
    on = _paper(request).today(timezone.now())
    found = look(on=on)
    page = Paginator(thanks_during(found.appeal), THANKS_ON_A_PAGE).get_page(
        request.GET.get("page")
    )
    shown = {
        "look": found,
        "page": page,
        "thanks": [thank_you(gift) for gift in page],
        "here": "fund",
    }
    return render(request, "fund/fund.html", shown)


@require_safe
def special(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a special appeal: its progress, the organiser's words, whom it thanks; for ever."""
    found = look_at_special(slug, on=_paper(request).today(timezone.now()))
    if found is None:
        raise Http404
    given = thanks_for(found.special.appeal)
    page = Paginator(given, THANKS_ON_A_PAGE).get_page(request.GET.get("page"))
    shown = {
        "look": found,
        "special": found.special,
        "fund": found.special.figures,
        "page": page,
        "thanks": [thank_you(gift, names_appeal=False) for gift in page],
        "here": "fund",
    }
    return render(request, "fund/special_page.html", shown)


@require_safe
def fund_status(request: HttpRequest) -> JsonResponse:
    """Answer with the fund's exact figures, for programs."""
    at = timezone.now()
    answer = JsonResponse(status(totals(on=_paper(request).today(at)), at=at))
    answer["Cache-Control"] = "no-cache"
    return answer


def _paper(request: HttpRequest) -> Paper:
    paper: Paper | None = getattr(request, "paper", None)
    if paper is None:
        raise Http404
    return paper

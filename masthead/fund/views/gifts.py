"""The desk's list of gifts."""

from dataclasses import dataclass

from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from masthead.fund.find_gifts import find_gifts
from masthead.fund.models import Gift
from masthead.lib import money
from masthead.paper.models import the_paper

GIFTS_ON_A_PAGE = 50


@dataclass(frozen=True)
class GiftRow:
    """A gift, its giver and its sums as words; `returned` is empty where nothing was given back."""

    gift: Gift
    giver: str
    amount: str
    returned: str


@require_safe
@permission_required("fund.view_gift", raise_exception=True)
def gifts(request: HttpRequest) -> HttpResponse:
    """List gifts, the latest first, or those that what was typed finds."""
    paper, sought = the_paper(), request.GET.get("q", "").strip()[:200]
    found = find_gifts(sought, currency=paper.currency)
    page = Paginator(found, GIFTS_ON_A_PAGE).get_page(request.GET.get("p"))
    shown = {
        "rows": [_row(gift) for gift in page],
        "page": page,
        "sought": sought,
        "may_record": request.user.has_perm("fund.record_gift"),
        "page_title": _("Gifts"),
        "header_title": _("Gifts"),
        "header_icon": "list-ul",
    }
    return render(request, "fund/desk_gifts.html", shown)


def _row(gift: Gift) -> GiftRow:
    returned = int(getattr(gift, "returned_minor", 0))
    known = (gift.giver.name, gift.giver.town) if gift.giver else ()
    return GiftRow(
        gift,
        ", ".join(filter(None, known)),
        money.exact(gift.amount_minor, currency=gift.currency),
        money.exact(returned, currency=gift.currency) if returned else "",
    )

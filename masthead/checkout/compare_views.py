"""The desk's screen of what the gateways have otherwise than we do."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from masthead.checkout.compare_nightly import comparable
from masthead.checkout.decide_difference import CantBeDecided, Sides, decide_difference
from masthead.lib import money
from masthead.paper.models import the_paper
from masthead.payments.models import Comparison, Difference
from masthead.payments.models.mandate import STATUS_NAMES
from masthead.payments.models.subscription import SUBSCRIPTION_NAMES
from masthead.people.audit import at_desk
from masthead.people.models import User
from masthead.supporters.models import Often, Support

PERMISSION = "supporters.keep_supporters"
What = Difference.What
# What somebody can decide here: which side is right.
DECIDABLE = (What.AMOUNT, What.MONTHS, What.DAY)


@dataclass(frozen=True)
class Row:
    """A difference in words; `support` is whose it is, None for what is nobody's here."""

    difference: Difference
    support: Support | None
    ours: str
    theirs: str
    can_decide: bool


@require_safe
@permission_required(PERMISSION, raise_exception=True)
def differences(request: HttpRequest) -> HttpResponse:
    """List what differs now, the latest seen first, and say when each gateway was compared."""
    found = Difference.objects.open().select_related("subscription__support__person", "mandate")
    page = Paginator(found.order_by("-seen_at", "pk"), 50).get_page(request.GET.get("p"))
    context = {
        "rows": [_row(one) for one in page],
        "page": page,
        "compared": [_last(name) for name in comparable(the_paper())],
        "page_title": _("Differences from the gateways"),
        "header_title": _("Differences from the gateways"),
        "header_icon": "draft",
    }
    return render(request, "checkout/desk_differences.html", context)


def _last(name: str) -> tuple[str, Comparison | None]:
    ended = Comparison.objects.filter(provider=name).exclude(ended_at=None)
    return name, ended.order_by("-started_at").first()


def _row(one: Difference) -> Row:
    support = getattr(one.subscription, "support", None) if one.subscription else None
    return Row(
        one,
        support,
        _in_words(one, one.ours),
        _in_words(one, one.theirs),
        can_decide=one.what in DECIDABLE and support is not None and not support.is_over,
    )


def _in_words(one: Difference, side: str) -> str:
    if not side:
        return "–"
    if one.what == What.AMOUNT and one.subscription:
        return money.exact(int(side), currency=one.subscription.currency)
    if one.what == What.MONTHS and side in {str(value) for value in Often.values}:
        return str(Often(int(side)).label)
    named = {str(key): str(words) for key, words in [*SUBSCRIPTION_NAMES.items()]}
    if one.what == What.MANDATE:
        named = {str(key): str(words) for key, words in STATUS_NAMES.items()}
    return named.get(side, side)


@require_POST
@permission_required(PERMISSION, raise_exception=True)
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Let one side be right."""
    assert isinstance(request.user, User)
    difference = get_object_or_404(Difference.objects.open(), pk=pk)
    side = Sides.THEIRS if request.POST.get("right") == Sides.THEIRS else Sides.OURS
    try:
        decide_difference(difference, side, by=at_desk(request.user), at=timezone.now())
    except CantBeDecided as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Done. The next comparison looks once more."))
    return redirect("gateway_differences")


def label() -> str:
    """Return the words of the menu's line, with the number of differences."""
    count = Difference.objects.open().count()
    if count:
        return _("Differences ({count})").format(count=count)
    return _("Differences")

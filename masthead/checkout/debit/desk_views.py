"""The desk's screens of direct debits: which there are, how one stands, and stopping it."""

import datetime as dt
import uuid
from dataclasses import dataclass

from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages

from masthead.checkout.debit.agreed import agreed
from masthead.checkout.debit.collect import unannounced
from masthead.checkout.debit.stop import NothingToStop, stop
from masthead.checkout.models import Ending, RegularGift
from masthead.lib import money
from masthead.payments.models import Mandate
from masthead.people.audit import at_desk
from masthead.people.models import User

PERMISSION = "fund.record_gift"


@dataclass(frozen=True)
class Row:
    """A regular gift, its sum, the day of its next charge, and how it stands in a word."""

    regular: RegularGift
    amount: str
    next_on: dt.date | None
    stands: str


@require_safe
@permission_required(PERMISSION, raise_exception=True)
def direct_debits(request: HttpRequest) -> HttpResponse:
    """List the regular gifts by direct debit, those that go on first, or what is sought."""
    found = RegularGift.objects.with_announced().select_related("mandate")
    if sought := request.GET.get("q", "").strip()[:200]:
        found = found.filter(name__icontains=sought) | found.filter(email__icontains=sought)
    ordered = found.order_by(F("ended_at").desc(nulls_first=True), "name", "pk")
    page = Paginator(ordered, 50).get_page(request.GET.get("p"))
    context = {
        "rows": [_row(regular) for regular in page],
        "page": page,
        "sought": sought,
        "stuck": unannounced(),
        "page_title": _("Direct debits"),
        "header_title": _("Direct debits"),
        "header_icon": "rotate",
    }
    return render(request, "checkout/desk_debits.html", context)


def _row(regular: RegularGift) -> Row:
    ended = regular.get_ended_how_display() if regular.ended_at else ""
    announced: dt.date | None = getattr(regular, "announced_on", None)
    return Row(
        regular,
        money.exact(regular.amount_minor, currency=regular.currency),
        None if ended else announced or regular.next_charge_on,
        ended or str(regular.mandate.get_status_display()),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(PERMISSION, raise_exception=True)
def one_debit(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Show what was agreed by a mandate and what was collected; stop it when that is asked."""
    mandate = get_object_or_404(Mandate, pk=key)
    if request.method == "POST":
        return _stopped(request, mandate)
    shown = agreed(mandate)
    if shown is None:
        raise Http404("Nobody knows what this direct debit is for")
    title = _("Direct debit: {name}").format(name=shown.name)
    context = {
        "shown": shown,
        "collections": [
            (one, money.exact(one.payment.amount_minor, currency=one.payment.currency))
            for one in shown.collections
        ],
        "page_title": title,
        "header_title": title,
        "header_icon": "rotate",
    }
    return render(request, "checkout/desk_debit.html", context)


def _stopped(request: HttpRequest, mandate: Mandate) -> HttpResponse:
    assert isinstance(request.user, User)
    try:
        stop(mandate, how=Ending.DESK, by=at_desk(request.user), at=timezone.now())
        messages.success(request, _("Stopped: nothing more will be collected."))
    except NothingToStop as error:
        messages.error(request, str(error))
    return redirect("one_debit", mandate.pk)

"""Lines that wait, at the desk: settled with one press, or as somebody says."""

from __future__ import annotations

from collections.abc import Callable

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages

from masthead.bank.models import Line
from masthead.people.audit import Actor, at_desk
from masthead.people.find import find_people
from masthead.reconcile.forms import GiverForm
from masthead.reconcile.match import do
from masthead.reconcile.models import How, Settlement, StandingOrder, waiting
from masthead.reconcile.settle_gift import settle_gift, settle_standing_order
from masthead.reconcile.settle_otherwise import (
    GOES_TO,
    other_sides,
    settle_as,
    settle_counted,
    settle_refund,
    settle_transfer,
)
from masthead.reconcile.settle_share import settle_share
from masthead.reconcile.settle_support import settle_support
from masthead.reconcile.shown import amount, settled_rows, token, waiting_rows
from masthead.reconcile.suggest import by_hand_too, known
from masthead.reconcile.undo import undo
from masthead.reconcile.views.screen import clerk, shown

# What is settled otherwise is refused in words; anything else is a fault of ours.
REFUSED = (ValueError, LookupError)
# What a reference that somebody types can be of.
BY_REFERENCE = {str(How.SHARE): settle_share, str(How.SUPPORT): settle_support}


class NotOffered(LookupError):
    """What a button offered is no longer so."""


@require_safe
def lines(request: HttpRequest) -> HttpResponse:
    """List the lines that wait, the oldest first, each with what it may be."""
    clerk(request)
    page = Paginator(waiting(), 25).get_page(request.GET.get("p"))
    return shown(
        request,
        "waiting",
        _("Lines that wait"),
        rows=waiting_rows(list(page), known()),
        page=page,
        count=page.paginator.count,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def line(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one line with every way to settle it; settle it as somebody's gift."""
    who = clerk(request)
    found = get_object_or_404(Line.objects.select_related("account", "statement"), pk=pk)
    form = GiverForm(_typed(request), on=found.booked_on, initial=_begun(found))
    if request.method != "POST" or "find" in request.POST or not form.is_valid():
        return _line(request, found, form)
    data = form.cleaned_data
    return _settle(
        request,
        found,
        lambda by: settle_gift(
            found,
            giver=data["giver"],
            name=data["name"],
            town=data["town"],
            thank=data["thank"],
            appeal_name=data["appeal"],
            always=data["always"],
            by=by,
            at=timezone.now(),
        ),
        by=at_desk(who),
    )


def _typed(request: HttpRequest) -> dict[str, str] | None:
    """Return what was typed, with the giver whose button was pressed, if one was."""
    if request.method != "POST":
        return None
    typed = {name: request.POST[name] for name in request.POST}
    if chosen := request.POST.get("chosen"):
        typed["giver"] = chosen
    return typed


def _begun(found: Line) -> dict[str, str]:
    return {"name": found.payer_name.title(), "thank": "none"}


def _line(request: HttpRequest, found: Line, form: GiverForm) -> HttpResponse:
    people = None
    if "find" in request.POST:
        people = find_people(request.POST.get("name", ""), limit=8)
    wrong = request.method == "POST" and people is None
    settled = settled_rows([found])[0]
    standing = settled.settlement is not None
    orders = StandingOrder.objects.select_related("giver").filter(ended_on=None)
    return shown(
        request,
        "line",
        _("{amount} of {account}").format(amount=amount(found), account=found.account),
        422 if wrong else 200,
        row=settled if standing else waiting_rows([found], known())[0],
        form=form,
        people=people,
        ways=[] if standing else _ways(found),
        others=[] if standing else [(one, amount(one)) for one in other_sides(found)],
        orders=[] if standing or found.amount_minor < 0 else orders.order_by("giver__name")[:200],
        undone=found.settlements.exclude(undone_at=None).select_related("by", "undone_by"),
    )


def _ways(found: Line) -> list[tuple[str, str]]:
    comes = found.amount_minor > 0
    return [
        (how.value, str(how.label))
        for how, (_to, side) in GOES_TO.items()
        if side in (None, comes) and how != How.SHARE
    ]


@require_POST
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Settle a line with the one press of a button, and go on to the next."""
    who = clerk(request)
    found = get_object_or_404(Line.objects.select_related("account"), pk=pk)
    return _settle(request, found, lambda by: _pressed(request, found, by), by=at_desk(who))


def _pressed(request: HttpRequest, found: Line, by: Actor) -> object:
    at, said = timezone.now(), request.POST
    if offered := said.get("offered", ""):
        offers = {token(one): one for one in by_hand_too(found, known())}
        if offered not in offers:
            raise NotOffered(_("That is no longer so: look at the line once more"))
        chosen = offers[offered]
        if chosen.gift:
            return settle_counted(found, chosen.gift, by=by, at=at)
        if chosen.refund:
            return settle_refund(found, chosen.refund, by=by, at=at)
        return do(found, chosen, by=by, at=at)
    if other := said.get("other", ""):
        return settle_transfer(found, get_object_or_404(Line, pk=_whole(other)), by=by, at=at)
    if order := said.get("order", ""):
        chosen_order = get_object_or_404(StandingOrder, pk=_whole(order))
        return settle_standing_order(found, chosen_order, by=by, at=at)
    how = said.get("how", "")
    if settle_as_referenced := BY_REFERENCE.get(how):
        return settle_as_referenced(found, said.get("reference", "")[:40], by=by, at=at)
    return settle_as(found, How(how) if how in How.values else How.GIFT, by=by, at=at)


def _whole(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 18 else 0


def _settle(
    request: HttpRequest, found: Line, verb: Callable[[Actor], object], *, by: Actor
) -> HttpResponse:
    try:
        verb(by)
    except REFUSED as error:
        messages.error(request, str(error.args[0] if error.args else error))
        return redirect("bank_line", found.pk)
    words = _("{amount} of {day} is settled.")
    day = found.booked_on.strftime("%-d %B")
    messages.success(
        request,
        words.format(amount=amount(found), day=day),
        buttons=[messages.button(reverse("bank_line", args=[found.pk]), _("Look at it"))],
    )
    return redirect("bank_waiting")


@require_POST
def undo_one(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo a settlement, with the reason typed, so that its line waits once more."""
    who = clerk(request)
    settlement = get_object_or_404(Settlement, pk=pk)
    why = request.POST.get("why", "").strip()[:300]
    try:
        undo(settlement, why=why, by=at_desk(who), at=timezone.now())
    except REFUSED as error:
        messages.error(request, str(error.args[0] if error.args else error))
    else:
        messages.success(request, _("Undone: the line waits again."))
    return redirect("bank_line", settlement.line_id)

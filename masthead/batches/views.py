"""The desk's screens of the post: batches, the gifts in one, the slip for the bank."""

import datetime as dt
from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from wagtail.admin import messages

from masthead.batches.cheque_numbers import ChequeMistyped
from masthead.batches.discard_batch import discard_batch
from masthead.batches.forms import BatchForm, ItemForm
from masthead.batches.models import Batch, Item
from masthead.batches.open_batch import open_batch
from masthead.batches.pass_cheque import NotBlocked, ReasonMissing, SamePerson, pass_cheque
from masthead.batches.post_batch import (
    ChequeTwice,
    ControlsDiffer,
    SecondPersonNeeded,
    post_batch,
)
from masthead.batches.remove_item import remove_item
from masthead.batches.shown import (
    about,
    counts_when,
    ended_row,
    figures,
    item_rows,
    open_row,
    tally,
    who_posts,
)
from masthead.batches.slip import slip_pdf
from masthead.batches.standing import standing
from masthead.batches.type_item import BatchEnded, ChequeIncomplete, ReferenceTwice, type_item
from masthead.checkout.record import NoSuchAppeal
from masthead.checkout.thanking import NotEnoughToThank
from masthead.fund.receive import AppealNotOpenThatDay, GiftTooLarge
from masthead.lib import money
from masthead.paper.models import the_paper
from masthead.payments.confirm_by_hand import CameAlready, NoSuchReference
from masthead.payments.reference import ReferenceMistyped
from masthead.people.find import find_people
from masthead.people.models import Person, User

PERMISSION = "batches.enter_post"
REFUSALS = (
    BatchEnded,
    ControlsDiffer,
    ChequeTwice,
    SecondPersonNeeded,
    NotBlocked,
    ReasonMissing,
    SamePerson,
    CameAlready,
    NoSuchReference,
    NoSuchAppeal,
    NotEnoughToThank,
    AppealNotOpenThatDay,
    ChequeMistyped,
    ChequeIncomplete,
    ReferenceTwice,
    ReferenceMistyped,
    GiftTooLarge,
)


def _clerk(request: HttpRequest) -> User:
    if isinstance(request.user, User) and request.user.has_perm(PERMISSION):
        return request.user
    raise PermissionDenied


def _shown(
    request: HttpRequest, name: str, title: str, status: int = 200, **more: object
) -> HttpResponse:
    context = {"page_title": title, "header_title": title, "header_icon": "mail", **more}
    return render(request, f"batches/{name}.html", context, status=status)


@require_GET
def batches(request: HttpRequest) -> HttpResponse:
    """List the open batches, then those posted and discarded."""
    clerk = _clerk(request)
    paper = the_paper()
    page = Paginator(Batch.objects.closed(), 30).get_page(request.GET.get("p"))
    return _shown(
        request,
        "batches",
        _("The post"),
        open=[open_row(batch, paper=paper, user=clerk) for batch in Batch.objects.open()],
        rows=[ended_row(batch) for batch in page],
        page=page,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def open_one(request: HttpRequest) -> HttpResponse:
    """Show the form of a batch's count and total; open it, and go on to its gifts."""
    clerk, at, paper = _clerk(request), timezone.now(), the_paper()
    today = paper.today(at)
    begun = {"received_on": today, "method": "cheque"}
    form = BatchForm(request.POST or None, initial=begun, paper=paper, today=today)
    if request.method != "POST" or not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return _shown(request, "open", _("Open a batch"), status, form=form)
    data = form.cleaned_data
    batch = open_batch(
        received_on=data["received_on"],
        control_count=data["count"],
        control_total_minor=data["total"],
        method=data["method"],
        by=clerk,
        at=at,
    )
    return redirect("batch", batch.number)


@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, number: int) -> HttpResponse:
    """Show a batch with the form of its next gift; take the gift, and offer the next."""
    clerk = _clerk(request)
    batch = get_object_or_404(Batch, pk=number)
    form = ItemForm(request.POST if request.method == "POST" else None, batch=batch)
    return _typed(request, form, batch=batch, item=None, by=clerk)


@require_http_methods(["GET", "HEAD", "POST"])
def amend(request: HttpRequest, number: int, pk: int) -> HttpResponse:
    """Show a gift of an open batch as it was typed, to be typed again."""
    clerk = _clerk(request)
    item = get_object_or_404(Item.objects.select_related("batch", "giver"), batch=number, pk=pk)
    data = request.POST if request.method == "POST" else None
    form = ItemForm(data, batch=item.batch, item=item)
    return _typed(request, form, batch=item.batch, item=item, by=clerk)


def _typed(
    request: HttpRequest, form: ItemForm, *, batch: Batch, item: Item | None, by: User
) -> HttpResponse:
    if "find" in request.POST or "chosen" in request.POST:
        return _found(request, batch=batch, item=item)
    if request.method != "POST" or not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return _batch(request, form, batch=batch, item=item, status=status)
    try:
        key = form.cleaned_data["key"]
        typed = type_item(batch, form.typed(), item=item, key=key, by=by, at=timezone.now())
    except BatchEnded as ended:
        messages.error(request, str(ended))
        return _batch(request, form, batch=batch, item=item, status=422)
    except REFUSALS as error:
        form.add_error(None, str(error.args[0]))
        return _batch(request, form, batch=batch, item=item, status=422)
    if typed.is_blocked:
        messages.warning(request, _("That cheque stands elsewhere already: see below."))
    return redirect(reverse("batch", args=[batch.number]) + "#next")


def _found(request: HttpRequest, *, batch: Batch, item: Item | None) -> HttpResponse:
    """Show whom the paper knows by what was typed, or put the one chosen into the form."""
    begun = request.POST.dict()
    key = begun.get("chosen", "")
    is_key = key.isascii() and key.isdecimal() and len(key) < 19
    who = Person.objects.filter(pk=key).first() if is_key else None
    if who:
        begun |= {"giver": str(who.pk), "name": who.name, "town": who.town}
    form = ItemForm(batch=batch, item=item, begun=begun)
    people = None if who else find_people(begun.get("name", ""))
    return _batch(request, form, batch=batch, item=item, people=people)


def _batch(
    request: HttpRequest,
    form: ItemForm,
    *,
    batch: Batch,
    item: Item | None,
    status: int = 200,
    people: list[Person] | None = None,
) -> HttpResponse:
    clerk, paper = _clerk(request), the_paper()
    found = standing(batch, paper=paper)
    wrong = next(iter(form.errors), "")
    form.fields[wrong if wrong in form.fields else "amount"].widget.attrs["autofocus"] = True
    title = _("Batch {number}").format(number=batch.number)
    return _shown(
        request,
        "batch",
        title,
        status,
        form=form,
        item=item,
        batch=batch,
        figures=figures(batch, found),
        about=about(batch, found),
        rows=item_rows(batch, found),
        tally=tally(batch, found),
        agrees=found.agrees,
        may_post=found.may_post(clerk),
        who_posts=who_posts(batch, found, user=clerk, paper=paper),
        counts_when=counts_when(batch),
        people=people,
    )


@require_POST
def remove(request: HttpRequest, number: int, pk: int) -> HttpResponse:
    """Take a gift out of an open batch."""
    clerk = _clerk(request)
    item = get_object_or_404(Item, batch=number, pk=pk)
    return _done(request, number, lambda at: remove_item(item, by=clerk, at=at))


@require_POST
def let_pass(request: HttpRequest, number: int, pk: int) -> HttpResponse:
    """Let a cheque pass that stands elsewhere, with the reason typed."""
    clerk = _clerk(request)
    item = get_object_or_404(Item, batch=number, pk=pk)
    why = request.POST.get("why", "").replace("\0", "")[:300]
    return _done(request, number, lambda at: pass_cheque(item, why=why, by=clerk, at=at))


@require_POST
def discard(request: HttpRequest, number: int) -> HttpResponse:
    """End a batch unposted."""
    clerk = _clerk(request)
    batch = get_object_or_404(Batch, pk=number)
    return _done(request, number, lambda at: discard_batch(batch, by=clerk, at=at))


@require_POST
def post(request: HttpRequest, number: int) -> HttpResponse:
    """Post a batch into the fund, and say what it did."""
    clerk = _clerk(request)
    batch = get_object_or_404(Batch, pk=number)

    def post_it(at: dt.datetime) -> None:
        gifts = post_batch(batch, by=clerk, at=at)
        total = sum(gift.amount_minor for gift in gifts)
        words = _("Batch {number} is posted: {count} gifts, {total}, are in the fund.")
        shown = money.exact(total, currency=batch.currency)
        said = words.format(number=batch.number, count=len(gifts), total=shown)
        if any(gift.original_on for gift in gifts):
            said += " " + _("The month of its day is closed, so they count today.")
        messages.success(request, said)

    return _done(request, number, post_it)


def _done(request: HttpRequest, number: int, verb: Callable[[dt.datetime], None]) -> HttpResponse:
    try:
        verb(timezone.now())
    except REFUSALS as error:
        messages.error(request, str(error.args[0]))
    return redirect("batch", number)


@require_GET
def slip(request: HttpRequest, number: int) -> HttpResponse:
    """Return the slip that goes to the bank with a posted batch, as PDF."""
    _clerk(request)
    batch = get_object_or_404(Batch.objects.exclude(posted=None), pk=number)
    answer = HttpResponse(slip_pdf(batch, paper=the_paper()), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="slip-{batch.number}.pdf"'
    return answer


@require_GET
def people(request: HttpRequest) -> JsonResponse:
    """Return the few whose name, town or address holds what was typed so far."""
    _clerk(request)
    found = find_people(request.GET.get("q", "")[:100], limit=8)
    rows = [{"id": who.pk, "name": who.name, "town": who.town} for who in found if who.name]
    return JsonResponse({"people": rows})

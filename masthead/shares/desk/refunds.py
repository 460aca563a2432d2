"""Refunds of share money at the desk: what is still payable, and what was paid by hand."""

from __future__ import annotations

from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from masthead.lib import money
from masthead.paper.models import the_paper
from masthead.people.audit import at_desk
from masthead.shares.desk.forms import PaidForm
from masthead.shares.desk.screen import PERMISSION, REFUSED, secretary, shown, words_of
from masthead.shares.desk.shown import refund_rows
from masthead.shares.models import ShareRefund
from masthead.shares.refunds.pay_back import pay_back

ON_A_PAGE = 50


@require_safe
@permission_required(PERMISSION, raise_exception=True)
def refunds(request: HttpRequest) -> HttpResponse:
    """List what is still to go back, the oldest first."""
    secretary(request)
    return _listed(request)


def _listed(
    request: HttpRequest, *, wrong: tuple[int, PaidForm] | None = None, status: int = 200
) -> HttpResponse:
    paper = the_paper()
    payable = ShareRefund.objects.payable().select_related("refund", "application")
    page = Paginator(payable, ON_A_PAGE).get_page(request.GET.get("p"))
    today = paper.today(timezone.now())
    rows = [
        (row, wrong[1] if wrong and wrong[0] == row.refund.pk else _form(row.refund, on=today))
        for row in refund_rows(page, paper=paper)
    ]
    total = sum(payable.values_list("amount_minor", flat=True))
    return shown(
        request,
        "refunds",
        _("Share money to be given back"),
        status,
        rows=rows,
        page=page,
        total=money.exact(total, currency=paper.currency),
        form=wrong[1] if wrong else None,
    )


def _form(refund: ShareRefund, *, on: object) -> PaidForm:
    return PaidForm(auto_id=f"refund-{refund.pk}_%s", initial={"on": on})


@require_POST
@permission_required(PERMISSION, raise_exception=True)
def pay_one_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down that a refund was paid by hand on a day."""
    found = get_object_or_404(ShareRefund, pk=pk)
    form = PaidForm(request.POST, auto_id=f"refund-{pk}_%s")
    if form.is_valid():
        try:
            by = at_desk(secretary(request))
            pay_back(found, on=form.cleaned_data["on"], by=by, at=timezone.now())
        except REFUSED as error:
            form.add_error("on", words_of(error))
        else:
            amount = money.exact(found.amount_minor, currency=the_paper().currency)
            words = _("{amount} paid back is in the book, out of the bank.")
            messages.success(request, words.format(amount=amount))
            return redirect("share_refunds")
    return _listed(request, wrong=(pk, form), status=422)

"""Those to be called whose support has lapsed, each with a form to note what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from masthead.supporters.calls import to_be_called, why_lapsed
from masthead.supporters.desk.forms import CallForm
from masthead.supporters.desk.screen import PERMISSION, REFUSED, organiser, shown, words_of
from masthead.supporters.desk.shown import gives, kept, reason_in_words
from masthead.supporters.models import Outcome, Support
from masthead.supporters.note_call import note_call

ON_A_PAGE = 25


@require_safe
@permission_required(PERMISSION, raise_exception=True)
def calls(request: HttpRequest) -> HttpResponse:
    """List those whose support has lapsed and whom nobody has spoken to, the latest first."""
    organiser(request)
    return _listed(request)


def _listed(
    request: HttpRequest, *, wrong: tuple[str, CallForm] | None = None, status: int = 200
) -> HttpResponse:
    page = Paginator(to_be_called(), ON_A_PAGE).get_page(request.GET.get("p"))
    why = why_lapsed(list(page))
    rows = [
        {
            "support": one,
            "person": kept(one),
            "gave": gives(one.amount_minor, one),
            "why": reason_in_words(why.get(one.pk, "")),
            "tried": one.tried,  # type: ignore[attr-defined]
            "form": wrong[1] if wrong and wrong[0] == one.reference else _form(one),
        }
        for one in page
    ]
    form = wrong[1] if wrong else None
    return shown(request, "calls", _("To be called"), status, rows=rows, page=page, form=form)


def _form(support: Support, data: Mapping[str, Any] | None = None) -> CallForm:
    return CallForm(data, auto_id=f"{support.reference}_%s")


@require_POST
@permission_required(PERMISSION, raise_exception=True)
def call(request: HttpRequest, reference: str) -> HttpResponse:
    """Note what came of a call."""
    by, found = organiser(request), get_object_or_404(Support, reference=reference)
    form = _form(found, request.POST)
    if form.is_valid():
        outcome, note = Outcome(form.cleaned_data["outcome"]), form.cleaned_data["note"]
        try:
            note_call(found, outcome=outcome, note=note, by=by, at=timezone.now())
        except REFUSED as error:
            form.add_error(None, words_of(error))
        else:
            messages.success(request, _("The call is noted."))
            return redirect("supporter_calls")
    return _listed(request, wrong=(reference, form), status=422)

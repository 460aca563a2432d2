"""The book for an accountant: choose the days and the form, and keep the file."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from masthead.paper.models import the_paper
from masthead.treasury.export import Format, export
from masthead.treasury.forms import ExportForm
from masthead.treasury.views import sheets
from masthead.treasury.views.books import may_view


@require_safe
@may_view
def export_book(request: HttpRequest) -> HttpResponseBase:
    """Offer the book of this year so far; asked for days and a form, stream it."""
    today = the_paper().today(timezone.now())
    begun = {"from": today.replace(month=1, day=1), "to": today, "form": Format.BEANCOUNT}
    form = ExportForm(request.GET) if "form" in request.GET else ExportForm(initial=begun)
    if form.is_bound and form.is_valid():
        return _file(form)
    shown = {
        "form": form,
        "page_title": _("Export the book"),
        "header_title": _("Export the book"),
        "header_icon": "download",
    }
    return render(request, "treasury/export.html", shown, status=422 if form.errors else 200)


def _file(form: ExportForm) -> HttpResponseBase:
    chosen = Format(form.cleaned_data["form"])
    return sheets.as_stream(
        export(chosen, first=form.first, last=form.last),
        name=f"book-{form.first}-to-{form.last}.{chosen}",
        kind=sheets.CSV if chosen is Format.CSV else sheets.TEXT,
    )

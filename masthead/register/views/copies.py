"""Copies of the register at the desk: for inspection, with a log; the whole, by two persons."""

import io
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages

from masthead.paper.models import the_paper
from masthead.people.models import User
from masthead.register.copies.asked import Asked
from masthead.register.copies.on_paper import on_paper
from masthead.register.copies.table import table
from masthead.register.export.agree import (
    AgreedAlready,
    AskedTooLongAgo,
    SecondPersonNeeded,
    agree,
)
from masthead.register.export.ask import ask
from masthead.register.export.standing import Stands, how_it_stands
from masthead.register.export.take import ExportNotAgreed, take
from masthead.register.forms.acts import ExportForm, InspectForm
from masthead.register.inspect import InspectorNotAMember, InspectorUnnamed, inspect
from masthead.register.models import Export, Inspection
from masthead.register.models.inspection import Form, Interest
from masthead.register.views import frame

ON_A_PAGE = 30


@require_http_methods(["GET", "HEAD", "POST"])
def inspections(request: HttpRequest) -> HttpResponseBase:
    """Show who inspected the register; write one more down, and hand over the copy."""
    clerk, today = frame.keeper(request), frame.today()
    typed = request.POST if request.method == "POST" else None
    form = InspectForm(typed, today=today, initial={"as_at": today, "interest": Interest.MEMBER})
    if form.is_valid() and (asked := _inspect(form, clerk)):
        return _file(asked, Form(form.cleaned_data["form"]))
    page = _page(request, Inspection.objects.select_related("by", "member").order_by("-at", "-pk"))
    status = 422 if form.errors else 200
    title = _("Inspection")
    return frame.shown(request, "inspections", title, status=status, form=form, page=page)


def _inspect(form: InspectForm, clerk: User) -> Asked | None:
    typed = form.cleaned_data
    try:
        inspect(
            typed["who"],
            interest=Interest(typed["interest"]),
            member=typed["member"],
            why=typed["why"],
            as_at=typed["as_at"],
            form=Form(typed["form"]),
            by=clerk,
            at=timezone.now(),
        )
    except InspectorNotAMember as refused:
        form.add_error("member", str(refused))
    except InspectorUnnamed as refused:
        form.add_error("who", str(refused))
    else:
        return Asked(the_paper(), typed["as_at"], inspection=True)
    return None


@require_http_methods(["GET", "HEAD", "POST"])
def exports(request: HttpRequest) -> HttpResponse:
    """Show who asked for the whole register and who agreed; ask for it."""
    clerk, today, at = (
        frame.holder_of(request, frame.KEEP, frame.EXPORT),
        frame.today(),
        timezone.now(),
    )
    may_ask = clerk.has_perm(frame.KEEP)
    typed = request.POST if request.method == "POST" and may_ask else None
    form = ExportForm(typed, today=today, initial={"as_at": today})
    if form.is_valid():
        said = form.cleaned_data
        form_of = Form(said["form"])
        wanted = {"as_at": said["as_at"], "known_on": said["known_on"], "why": said["why"]}
        ask(**wanted, form=form_of, by=clerk, at=at)
        messages.success(request, _("Somebody else must agree now: tell them."))
        return redirect("register_exports")
    asked = Export.objects.select_related("by", "yes", "yes__by").order_by("-at", "-pk")
    page = _page(request, asked)
    rows = [_row(export, clerk) for export in page]
    return frame.shown(
        request,
        "exports",
        _("Export the register"),
        status=422 if form.errors else 200,
        form=form if may_ask else None,
        rows=rows,
        page=page,
    )


def _row(export: Export, clerk: User) -> dict[str, object]:
    stands = how_it_stands(export, at=timezone.now())
    is_own = export.by_id == clerk.pk
    may_agree = stands is Stands.WAITS and not is_own and clerk.has_perm(frame.EXPORT)
    may_take = stands is Stands.AGREED and is_own
    return {"export": export, "stands": stands.value, "may_agree": may_agree, "may_take": may_take}


@require_POST
def agree_to(request: HttpRequest, pk: int) -> HttpResponse:
    """Agree to an export, as the second person."""
    second = frame.holder_of(request, frame.EXPORT)
    export = get_object_or_404(Export, pk=pk)
    try:
        agree(export, by=second, at=timezone.now())
        messages.success(request, _("You agreed. Whoever asked can take the file within a week."))
    except (SecondPersonNeeded, AgreedAlready, AskedTooLongAgo) as refused:
        messages.error(request, str(refused))
    return redirect("register_exports")


@require_safe
def export_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Hand the whole register to whoever asked, once another has agreed."""
    clerk = frame.keeper(request)
    export = get_object_or_404(Export.objects.select_related("yes"), pk=pk)
    try:
        take(export, by=clerk, at=timezone.now())
    except ExportNotAgreed as refused:
        messages.error(request, str(refused))
        return redirect("register_exports")
    asked = Asked(the_paper(), export.as_at, known_on=export.known_on)
    return _file(asked, Form(export.form))


def _page(request: HttpRequest, rows: QuerySet[Any]) -> Page[Any]:
    return Paginator(rows, ON_A_PAGE).get_page(request.GET.get("p"))


def _file(asked: Asked, form: Form) -> HttpResponseBase:
    answer: HttpResponseBase
    if form == Form.CSV:
        answer = StreamingHttpResponse(table(asked), content_type="text/csv; charset=utf-8")
    else:
        out = io.BytesIO()
        on_paper(asked, out)
        answer = HttpResponse(out.getvalue(), content_type="application/pdf")
    name = asked.file_name(form.value)
    answer["Content-Disposition"] = content_disposition_header(True, name) or ""
    answer["Cache-Control"] = "private, no-store"
    return answer

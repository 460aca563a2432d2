"""The desk's screens of the thank-you column: those printed, and the next one."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages

from masthead.lib import money
from masthead.newsroom.blocks_publishing import PublishingBlocked
from masthead.newsroom.models import ArticlePage, SectionPage
from masthead.paper.models import the_paper
from masthead.people.audit import at_desk
from masthead.people.models import User
from masthead.thanks.desk_forms import ColumnForm, first_words
from masthead.thanks.gather import Gathered, begins_on, gather
from masthead.thanks.models import Column
from masthead.thanks.print_column import NothingToThankFor, NotWhatWasSeen, Setting, print_column
from masthead.thanks.words import as_blocks

PERMISSION = "thanks.print_column"
COLUMNS_ON_A_PAGE = 50


@dataclass(frozen=True)
class ColumnRow:
    """A column, its total in words, and how its story stands: draft, published, withdrawn."""

    column: Column
    total: str
    standing: str


@require_safe
@permission_required(PERMISSION, raise_exception=True)
def columns(request: HttpRequest) -> HttpResponse:
    """List the columns that were printed, the latest first."""
    latest = Column.objects.select_related("story", "story__withdrawal").order_by("-printed_at")
    page = Paginator(latest.defer("text", "before", "after"), COLUMNS_ON_A_PAGE)
    shown = page.get_page(request.GET.get("p"))
    context = {"rows": [_row(column) for column in shown], "page": shown}
    return render(request, "thanks/desk_columns.html", context | _headed(_("Thank-you column")))


def _row(column: Column) -> ColumnRow:
    total = money.exact(column.total_minor, currency=column.currency)
    return ColumnRow(column, total, _standing(column.story))


def _standing(story: ArticlePage) -> str:
    if story.is_withdrawn:
        return "withdrawn"
    return "published" if story.live else "draft"


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(PERMISSION, raise_exception=True)
def new_column(request: HttpRequest) -> HttpResponse:
    """Show the gifts to be thanked for and the words around them; print what was looked at."""
    paper, at = the_paper(), timezone.now()
    today = paper.today(at)
    if request.method != "POST":
        form = ColumnForm(initial=first_words(paper, on=today), today=today)
        waiting = gather(since=begins_on(on=today), through=today)
        return _form(request, form, gathered=waiting)
    form = ColumnForm(request.POST, today=today)
    if not form.is_valid():
        return _form(request, form, status=422)
    if request.POST.get("do") in ("draft", "publish"):
        return _printed(request, form, at=at)
    return _form(request, form, gathered=_gather(form))


def _gather(form: ColumnForm) -> Gathered:
    return gather(since=form.cleaned_data["since"], through=form.cleaned_data["through"])


def _printed(request: HttpRequest, form: ColumnForm, *, at: dt.datetime) -> HttpResponse:
    data, user = form.cleaned_data, request.user
    assert isinstance(user, User)
    setting = Setting(data["headline"], data["section"], data["before"], data["after"])
    live = request.POST["do"] == "publish" and may_publish(user, data["section"])
    try:
        column = print_column(
            setting,
            since=data["since"],
            through=data["through"],
            seen=request.POST.get("seen", ""),
            live=live,
            by=at_desk(user),
            at=at,
        )
    except (NothingToThankFor, NotWhatWasSeen, PublishingBlocked) as refused:
        form.add_error(None, str(refused))
        return _form(request, form, gathered=_gather(form), status=422)
    words = _("The column is published.") if live else _("The column is a draft now.")
    messages.success(request, words)
    return redirect("thanks_column", column.pk)


def may_publish(user: User, section: SectionPage | None) -> bool:
    """Say whether somebody may publish in a section themselves, or leaves it to an editor."""
    return bool(section and section.permissions_for_user(user).can_publish_subpage())


def _form(
    request: HttpRequest, form: ColumnForm, *, gathered: Gathered | None = None, status: int = 200
) -> HttpResponse:
    currency = the_paper().currency
    user = request.user
    assert isinstance(user, User)
    typed = getattr(form, "cleaned_data", {})
    words = {"before": typed.get("before", ""), "after": typed.get("after", "")}
    sections = SectionPage.objects.live()
    context = {
        "form": form,
        "gathered": gathered,
        "blocks": as_blocks(gathered, **words, currency=currency) if gathered else [],
        "total": money.exact(gathered.total_minor, currency=currency) if gathered else "",
        "may_publish": any(may_publish(user, section) for section in sections),
    }
    context |= _headed(_("The next thank-you column"))
    return render(request, "thanks/desk_new.html", context, status=status)


@require_safe
@permission_required(PERMISSION, raise_exception=True)
def column(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Show a column as it was printed, with its text for the printed paper."""
    found = get_object_or_404(Column.objects.select_related("story"), pk=key)
    context = {
        "row": _row(found),
        "gifts": found.lines.count(),
        "may_edit": found.story.permissions_for_user(request.user).can_edit(),
    }
    return render(request, "thanks/desk_column.html", context | _headed(found.headline))


@require_safe
@permission_required(PERMISSION, raise_exception=True)
def column_text(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Answer with the column as a file of plain text."""
    found = get_object_or_404(Column, pk=key)
    name = f"thanks-{found.through_on:%Y-%m-%d}.txt"
    return HttpResponse(
        f"{found.headline}\n\n{found.text}",
        content_type="text/plain; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _headed(title: str) -> dict[str, str]:
    return {"page_title": title, "header_title": title, "header_icon": "openquote"}

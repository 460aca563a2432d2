"""The desk's appeals: a list of them, one to open, one to amend."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages

from masthead.fund.amend_appeal import (
    AppealLeavesOutGifts,
    AppealMonthClosed,
    AppealsOverlap,
    amend_appeal,
)
from masthead.fund.forms import AppealForm, NewAppealForm, first_terms
from masthead.fund.matched import MatchShown, match_shown, matched
from masthead.fund.models import Appeal
from masthead.fund.open_appeal import open_appeal
from masthead.fund.shown import Shown, shown
from masthead.fund.terms import (
    AppealAddressTaken,
    AppealClosesBeforeItOpens,
    AppealForNothing,
    AppealNameMissing,
    AppealTooFarAway,
    Terms,
)
from masthead.fund.totals import totals_of
from masthead.lib import days
from masthead.paper.models import Paper, the_paper
from masthead.people.audit import Actor, at_desk
from masthead.people.models import User

APPEALS_ON_A_PAGE = 50
# Which field each refusal is about.
BLAMED: dict[type[Exception], str] = {
    AppealNameMissing: "name",
    AppealForNothing: "target",
    AppealClosesBeforeItOpens: "closes_on",
    AppealTooFarAway: "opens_on",
    AppealAddressTaken: "slug",
    AppealsOverlap: "opens_on",
    AppealLeavesOutGifts: "closes_on",
    AppealMonthClosed: "closes_on",
}


@dataclass(frozen=True)
class AppealRow:
    """An appeal, its sums as words, and whether it runs today."""

    appeal: Appeal
    shown: Shown
    is_open: bool


@require_safe
@permission_required("fund.view_gift", raise_exception=True)
def appeals(request: HttpRequest) -> HttpResponse:
    """List the appeals, the latest first, with what each has raised."""
    today = the_paper().today(timezone.now())
    latest = Appeal.objects.with_raised().order_by("-opens_on", "special", "name")
    page = Paginator(latest, APPEALS_ON_A_PAGE).get_page(request.GET.get("p"))
    context = {
        "rows": [_row(appeal, on=today) for appeal in page],
        "page": page,
        "may_open": request.user.has_perm("fund.open_appeal"),
        "page_title": _("Appeals"),
        "header_title": _("Appeals"),
        "header_icon": "calendar",
    }
    return render(request, "fund/desk_appeals.html", context)


def _row(appeal: Appeal, *, on: dt.date) -> AppealRow:
    is_open = appeal.opens_on <= on <= appeal.closes_on
    return AppealRow(appeal, shown(totals_of(appeal, on=on)), is_open)


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("fund.open_appeal", raise_exception=True)
def open_one(request: HttpRequest) -> HttpResponse:
    """Show the form of a new appeal and open it, or say why not; what was typed stays."""
    paper, at = the_paper(), timezone.now()
    if request.method != "POST":
        begun = _begin(paper, on=paper.today(at))
        return _form(request, NewAppealForm(currency=paper.currency, initial=begun))
    form = NewAppealForm(request.POST, currency=paper.currency)
    if not form.is_valid():
        return _form(request, form)
    typed = form.cleaned_data
    try:
        opened = open_appeal(
            typed["name"],
            target_minor=typed["target"],
            opens_on=typed["opens_on"],
            closes_on=typed["closes_on"],
            special=typed["special"],
            slug=typed["slug"],
            words=typed["words"] if typed["special"] else None,
            on_front=typed["on_front"] if typed["special"] else None,
            by=_actor(request),
            at=at,
        )
    except tuple(BLAMED) as refused:
        return _refused(request, form, refused)
    words = _("“{name}” was there and is amended.") if opened.amended else _("“{name}” is open.")
    return _done(request, words, opened.appeal)


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("fund.open_appeal", raise_exception=True)
def amend_one(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Show the form of an appeal and amend it, or say why not; what was typed stays."""
    appeal = get_object_or_404(Appeal, pk=key)
    form = AppealForm(
        request.POST if request.method == "POST" else None,
        currency=appeal.currency,
        has_page=appeal.special,
        initial=_terms_of(appeal),
    )
    if not form.is_valid():
        return _form(request, form, appeal)
    typed = form.cleaned_data
    to = Terms(
        typed["name"],
        typed["target"],
        appeal.currency,
        typed["opens_on"],
        typed["closes_on"],
        typed.get("words"),
        typed.get("on_front"),
    )
    try:
        amended = amend_appeal(appeal, to=to, by=_actor(request), at=timezone.now())
    except tuple(BLAMED) as refused:
        return _refused(request, form, refused, appeal)
    return _done(request, _("“{name}” is amended."), amended)


def _terms_of(appeal: Appeal) -> dict[str, Any]:
    terms = first_terms(
        name=appeal.name,
        target_minor=appeal.target_minor,
        currency=appeal.currency,
        period=(appeal.opens_on, appeal.closes_on),
    )
    return terms | {"words": appeal.words, "on_front": appeal.on_front}


def _begin(paper: Paper, *, on: dt.date) -> dict[str, Any]:
    last = Appeal.objects.main().order_by("-opens_on").first()
    after = max(on, last.closes_on + dt.timedelta(days=1)) if last else on
    return first_terms(
        name=last.name if last else paper.title_of_fund,
        target_minor=last.target_minor if last else None,
        currency=paper.currency,
        period=days.month_of(after),
    )


def matches_of(appeal: Appeal) -> list[MatchShown]:
    """Return the matches of an appeal as they stand today."""
    today = the_paper().today(timezone.now())
    return [match_shown(found, on=today) for found in matched(appeal.matches.all())]


def _actor(request: HttpRequest) -> Actor:
    assert isinstance(request.user, User)
    return at_desk(request.user)


def _refused(
    request: HttpRequest, form: AppealForm, refused: Exception, appeal: Appeal | None = None
) -> HttpResponse:
    form.add_error(BLAMED[type(refused)], str(refused))
    return _form(request, form, appeal)


def _done(request: HttpRequest, words: str, appeal: Appeal) -> HttpResponse:
    messages.success(request, words.format(name=appeal.name))
    return redirect("appeals")


def _form(request: HttpRequest, form: AppealForm, appeal: Appeal | None = None) -> HttpResponse:
    title = _("Amend an appeal") if appeal else _("Open an appeal")
    context = {
        "form": form,
        "appeal": appeal,
        "matches": matches_of(appeal) if appeal else [],
        "page_title": title,
        "page_subtitle": appeal.name if appeal else "",
        "header_title": title,
        "header_icon": "calendar",
    }
    return render(request, "fund/desk_appeal.html", context, status=422 if form.errors else 200)

"""The desk's list of gifts, and the page of one."""

from __future__ import annotations

import datetime as dt

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail import hooks
from wagtail.admin import messages

from masthead.fund.about_gift import Fact, about_gift
from masthead.fund.count_to_match import CountsToAnotherMatch, count_to_match
from masthead.fund.find_gifts import Place, find_gifts
from masthead.fund.forms import PaymentOfMatchForm
from masthead.fund.models import Gift
from masthead.fund.reverse_gift import why_not
from masthead.fund.rows import rows_of
from masthead.paper.models import the_paper
from masthead.people.audit import at_desk
from masthead.people.models import User

GIFTS_ON_A_PAGE = 50


@require_safe
@permission_required("fund.view_gift", raise_exception=True)
def gifts(request: HttpRequest) -> HttpResponse:
    """List gifts, the latest first, or those that what was typed finds."""
    paper, sought = the_paper(), request.GET.get("q", "").strip()[:200]
    after = _place(request.GET.get("after", ""))
    found = find_gifts(
        sought,
        currency=paper.currency,
        paper_name=paper.name,
        after=after,
        limit=GIFTS_ON_A_PAGE + 1,
    )
    page = found[:GIFTS_ON_A_PAGE]
    shown = {
        "rows": rows_of(page),
        "sought": sought,
        "is_first": after is None,
        "next": _words_of(page[-1]) if len(found) > len(page) else "",
        "may_record": request.user.has_perm("fund.record_gift"),
        "page_title": _("Gifts"),
        "header_title": _("Gifts"),
        "header_icon": "list-ul",
    }
    return render(request, "fund/desk_gifts.html", shown)


def _words_of(gift: Gift) -> str:
    return f"{gift.effective_on.isoformat()}.{gift.number}"


def _place(typed: str) -> Place | None:
    """Return where an address goes on; an address that can't be read begins at the latest."""
    day, _dot, number = typed.partition(".")
    try:
        return Place(dt.date.fromisoformat(day), int(number[:18]))
    except ValueError:
        return None


@require_safe
@permission_required("fund.view_gift", raise_exception=True)
def gift(request: HttpRequest, number: int) -> HttpResponse:
    """Show one gift with all that is known of it, other rooms' facts and ways on included."""
    related = ("giver", "appeal", "entry", "match")
    found = get_object_or_404(Gift.objects.select_related(*related), pk=number)
    facts: list[Fact] = [
        fact for known in hooks.get_hooks("register_gift_facts") for fact in known(found)
    ]
    ways_on: list[Fact] = [
        way for known in hooks.get_hooks("register_gift_ways_on") for way in known(request, found)
    ]
    title = _("Gift {number}").format(number=found.number)
    shown = {
        "about": about_gift(found),
        "gift": found,
        "facts": facts,
        "ways_on": ways_on,
        "form": PaymentOfMatchForm(initial={"match": found.match_id}),
        "can_reverse": request.user.has_perm("fund.record_gift") and not why_not(found),
        "may_match": request.user.has_perm("fund.open_appeal"),
        "page_title": title,
        "header_title": title,
        "header_icon": "list-ul",
    }
    return render(request, "fund/desk_gift.html", shown)


@require_POST
@permission_required("fund.open_appeal", raise_exception=True)
def gift_to_match(request: HttpRequest, number: int) -> HttpResponse:
    """Count a gift as what a sponsor paid in, or no longer."""
    found = get_object_or_404(Gift, pk=number)
    form = PaymentOfMatchForm(request.POST)
    assert isinstance(request.user, User)
    if form.is_valid():
        try:
            match = form.cleaned_data["match"]
            count_to_match(found, match=match, by=at_desk(request.user), at=timezone.now())
            messages.success(request, _("Done: the match says what has been paid in."))
        except CountsToAnotherMatch as refused:
            messages.error(request, str(refused))
    return redirect("gift", number=number)

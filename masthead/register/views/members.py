"""The list of members as at a day, and finding one as somebody types."""

import datetime as dt
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from masthead.lib import days
from masthead.paper.models import the_paper
from masthead.people.audit import at_desk
from masthead.register.as_at import Row, end_of, register_on
from masthead.register.copies import words
from masthead.register.find import find_members
from masthead.register.forms.acts import AsAtForm
from masthead.register.look import look_at_list
from masthead.register.models import Member
from masthead.register.owners import owners_on
from masthead.register.views import frame

ON_A_PAGE = 50


@dataclass(frozen=True)
class Shown:
    """A line of the list, in words."""

    number: int
    name: str
    also: str
    periods: list[str]
    shares: list[str]
    is_member: bool


@require_safe
def members(request: HttpRequest) -> HttpResponse:
    """List who is and was a member as at a day: today unless asked, as the books stand now."""
    clerk, today, at = frame.keeper(request), frame.today(), timezone.now()
    asked = {"as_at": request.GET.get("as_at") or today, "known": request.GET.get("known", "")}
    form = AsAtForm(asked, today=today)
    if not form.is_valid():
        return frame.shown(request, "members", _("Members"), status=422, form=form)
    as_at, known = form.cleaned_data["as_at"], form.cleaned_data["known"]
    page = Paginator(_numbers(), ON_A_PAGE).get_page(request.GET.get("p"))
    look_at_list(as_at=as_at, known_on=known, place=page.number, by=at_desk(clerk), at=at)
    return frame.shown(
        request,
        "members",
        _("Members"),
        form=form,
        page=page,
        rows=[_shown(row) for row in _rows(page, as_at, known)],
        said=_said(as_at, known),
        count=None if known else owners_on(as_at),
        asked=urlencode({"as_at": as_at, "known": known or ""}),
        is_now=as_at == today and not known,
    )


def _numbers() -> list[int]:
    return list(Member.objects.order_by("number").values_list("number", flat=True))


def _rows(page: Page[int], as_at: dt.date, known: dt.date | None) -> list[Row]:
    moment = end_of(known, zone=the_paper().time_zone) if known else None
    return list(register_on(as_at, known=moment, numbers=list(page)))


def _said(as_at: dt.date, known: dt.date | None) -> str:
    said = _("As at {day}").format(day=days.in_words(as_at))
    if known:
        said += ", " + _("as the books stood on {day}").format(day=days.in_words(known))
    return said


def _shown(row: Row) -> Shown:
    also = [other.get("name", "") for other in row.joint]
    return Shown(
        number=row.number,
        name=row.name,
        also=_("with {others}").format(others=", ".join(also)) if also else "",
        periods=[words.period(one, as_words=days.in_words) for one in row.periods],
        shares=[f"{owned.quantity:,} {owned.what}" for owned in row.shares],
        is_member=row.is_member,
    )


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """Show whom the typed words find, or go straight to the only one; nothing typed, the list."""
    frame.keeper(request)
    typed = request.GET.get("q", "")[:100]
    found = find_members(typed, on=frame.today(), limit=30)
    if len(found) == 1:
        return redirect("member", found[0].number)
    if not typed.strip():
        return redirect("members")
    return frame.shown(request, "found", _("Find a member"), typed=typed, found=found)


@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    """Return the few whom what was typed so far may mean: their numbers and names alone."""
    frame.keeper(request)
    found = find_members(request.GET.get("q", "")[:100], on=frame.today(), limit=8)
    rows = [{"number": one.number, "name": one.name, "was": one.was} for one in found]
    return JsonResponse({"members": rows})

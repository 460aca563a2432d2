"""The desk's screens of the nominations book."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import partial
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from masthead.lib import days
from masthead.paper.models import the_paper
from masthead.people import audit
from masthead.people.audit import Actor, at_desk
from masthead.register.end_nomination import (
    NominationEndedAlready,
    NotNominatedYet,
    end_nomination,
)
from masthead.register.models import Member, Nomination
from masthead.register.models.nomination import Relation, WhyEnded, Works
from masthead.register.nominate import (
    NominatedByNobody,
    NominationsNotKnown,
    Nominee,
    NomineeNotFamily,
    nominate,
)
from masthead.shares.forms.nominations import EndNominationForm, NominationForm
from masthead.shares.holdings.its_day import DayStillToCome, refuse_to_come
from masthead.shares.holdings.nominated import nomination_rows
from masthead.shares.views.acts import Act, act, secretary, today


def _nominate(member: Member, data: Mapping[str, Any], by: Actor, at: dt.datetime) -> str:
    refuse_to_come(data["on"], at=at)
    nominee = Nominee(
        data["name"],
        data["address"],
        Relation(data["relation"]),
        Works(data["works"]),
        data["amount"],
    )
    nomination = nominate(
        member,
        nominee,
        on=data["on"],
        authority=data["authority"],
        instead_of=list(data["instead_of"]),
        by=by,
        at=at,
    )
    words = _("Number {number} in the nominations book: member {member} nominates {name}, {day}.")
    return words.format(
        number=nomination.number,
        member=member.number,
        name=nomination.name,
        day=days.in_words(nomination.effective_on),
    )


NOMINATE = Act(
    title=gettext_lazy("Enter a nomination"),
    words=gettext_lazy(
        "A member may nominate who is to have their property in the society at their death. It is "
        "valid up to the limit of the rules; what is over goes to the estate. No will changes it."
    ),
    button=gettext_lazy("Enter it in the book"),
    do=_nominate,
    refusals={
        NomineeNotFamily: "works",
        NominatedByNobody: "on",
        NominationsNotKnown: "on",
        NotNominatedYet: "instead_of",
        NominationEndedAlready: "instead_of",
        DayStillToCome: "on",
    },
)


@require_http_methods(["GET", "HEAD", "POST"])
def nominate_one(request: HttpRequest, number: int) -> HttpResponse:
    """Enter in the book whom a member nominated."""
    member = get_object_or_404(Member, number=number)
    make = partial(NominationForm, member=member, today=today())
    return act(request, NOMINATE, member=member, make=make)


def _end(
    nomination: Nomination, member: Member, data: Mapping[str, Any], by: Actor, at: dt.datetime
) -> str:
    refuse_to_come(data["on"], at=at)
    ended = end_nomination(
        nomination,
        why=WhyEnded(data["why"]),
        on=data["on"],
        authority=data["authority"],
        by=by,
        at=at,
    )
    words = _("Nomination {number} of {name} by member {member} counts no more from {day} on.")
    return words.format(
        number=nomination.number,
        name=nomination.name,
        member=member.number,
        day=days.in_words(ended.effective_on),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def end_one(request: HttpRequest, number: int) -> HttpResponse:
    """Write that a nomination counts no more."""
    nomination = get_object_or_404(Nomination.objects.select_related("member"), number=number)
    it = Act(
        title=_("End nomination {number}").format(number=nomination.number),
        words=_("The book keeps it. A will ends no nomination; a later marriage does."),
        button=_("End it"),
        do=partial(_end, nomination),
        refusals={NominationEndedAlready: "", NotNominatedYet: "on", DayStillToCome: "on"},
    )
    return act(
        request, it, member=nomination.member, make=partial(EndNominationForm, today=today())
    )


@require_GET
def book(request: HttpRequest) -> HttpResponse:
    """List the nominations book, the latest first. Every look is in the audit log."""
    user, at = secretary(request), timezone.now()
    found = Nomination.objects.select_related("member", "ended").order_by("-number")
    page = Paginator(found, 30).get_page(request.GET.get("p"))
    said = {"page": page.number}
    audit.record("register.look_at_nominations", the_paper(), by=at_desk(user), at=at, details=said)
    title = _("Nominations book")
    shown = {
        "page": page,
        "rows": nomination_rows(page),
        "page_title": title,
        "header_title": title,
        "header_icon": "list-ul",
    }
    return render(request, "shares/desk_nominations.html", shown)

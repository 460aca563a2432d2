"""The desk's screen of a member's death: who gets what, and who takes it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from masthead.lib import days, money
from masthead.paper.models import the_paper
from masthead.people.audit import Actor
from masthead.register.models import Member
from masthead.register.rules import rules_on
from masthead.shares.forms.deaths import DeathForm, DiedForm
from masthead.shares.holdings.division import Part, division
from masthead.shares.holdings.held import line_in_words, other_property_in_words, share_in_words
from masthead.shares.holdings.transmit import (
    BeforeTheDeath,
    NobodyTakes,
    NotAMemberAtDeath,
    NothingToPass,
    transmit,
)
from masthead.shares.views.acts import Act, act, secretary, today, whose
from masthead.shares.views.holdings import OF_SHARES, OF_TAKER
from masthead.shares.withdraw.pay import NotPaidFrom

TITLE = gettext_lazy("Death of a member")


@require_http_methods(["GET", "HEAD", "POST"])
def death(request: HttpRequest, number: int) -> HttpResponse:
    """Ask for the day of a death; show who gets what; pass the shares on."""
    secretary(request)
    member = get_object_or_404(Member, number=number)
    form = DiedForm(request.GET or None, today=today())
    if not form.is_valid():
        return _asked(request, member, form)
    died_on: dt.date = form.cleaned_data["died_on"]
    divided = division(member, died_on=died_on)
    if not divided:
        form.add_error(None, _("They hold no share: end the membership on their own page"))
        return _asked(request, member, form)
    it = Act(
        title=TITLE,
        words=_words(died_on),
        button=_("Pass the shares on"),
        do=partial(_transmit, died_on),
        refusals=REFUSALS,
        is_grave=True,
        template="shares/desk_death.html",
    )
    make = partial(DeathForm, divided=divided, today=today())
    more = {"division": _rows(divided), "other": other_property_in_words(member)}
    return act(request, it, member=member, make=make, more=more)


REFUSALS: dict[type[ValueError], str] = {
    NotAMemberAtDeath: "",
    NothingToPass: "",
    NobodyTakes: "",
    BeforeTheDeath: "on",
    NotPaidFrom: "",
    **OF_SHARES,
    **OF_TAKER,
}


def _asked(request: HttpRequest, member: Member, form: DiedForm) -> HttpResponse:
    title = f"{TITLE}: {_('member {number}').format(number=member.number)}"
    shown = {
        "form": form,
        "whose": whose(member),
        "page_title": title,
        "header_title": title,
        "header_icon": "group",
    }
    return render(request, "shares/desk_died.html", shown, status=422 if form.errors else 200)


def _words(died_on: dt.date) -> str:
    limit = money.exact(rules_on(died_on).nomination_minor, currency=the_paper().currency)
    words = _(
        "Died on {day}. Nominees get up to {limit} together, in the order of the book; the rest "
        "goes to the estate. (Co-operative and Community Benefit Societies Act 2014, section 37)"
    )
    return words.format(day=days.in_words(died_on), limit=limit)


def _rows(divided: Sequence[Part]) -> list[tuple[str, str, str]]:
    """Return each part as a row: to whom, which shares, and their sum."""
    currency = the_paper().currency
    return [
        (
            part.nomination.name if part.nomination else _("The estate"),
            ", ".join(share_in_words(share) for share in part.shares),
            money.exact(part.amount_minor, currency=currency),
        )
        for part in divided
    ]


def _transmit(
    died_on: dt.date, member: Member, data: Mapping[str, Any], by: Actor, at: dt.datetime
) -> str:
    out = transmit(
        member,
        died_on=died_on,
        takers=data["takers"],
        on=data["on"],
        authority=data["authority"],
        by=by,
        at=at,
    )
    words = _("{shares}: {what}.")
    said = [words.format(shares=line_in_words(line), what=line.get_what_display()) for line in out]
    ends = _("Member {number} ceased by death on {day}.")
    said.append(ends.format(number=member.number, day=days.in_words(died_on)))
    return " ".join(said)

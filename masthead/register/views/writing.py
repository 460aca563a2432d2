"""The screens that write into the register: each a form, a verb, and back to the member."""

import datetime as dt
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from masthead.lib import days
from masthead.paper.models import the_paper
from masthead.people.audit import Actor
from masthead.register.amend import amend
from masthead.register.cease import HoldsShares, NotAMember, cease
from masthead.register.enter import MemberAlready, NotInOrder, NumberTaken, enter, enter_again
from masthead.register.forms.acts import ActForm, CeaseForm, PropertyForm, ReverseForm
from masthead.register.forms.told import EnterForm, ToldForm, first_words
from masthead.register.models import Kind, Member, OtherProperty, Particulars, Standing
from masthead.register.models.entry import Line
from masthead.register.models.property import Property
from masthead.register.particulars import particulars_of
from masthead.register.record_property import (
    PropertyReversedAlready,
    record_property,
    reverse_property,
)
from masthead.register.record_shares import BelowNothing
from masthead.register.reverse_line import LastLine, LineReversedAlready, WhyMissing, reverse_line
from masthead.register.told import told_in
from masthead.register.views import frame

LINES: dict[str, type[Line]] = {
    "particulars": Particulars,
    "standing": Standing,
    "property": OtherProperty,
}
screen = require_http_methods(["GET", "HEAD", "POST"])


def _typed(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _member(request: HttpRequest, number: int) -> Member:
    frame.keeper(request)
    return get_object_or_404(Member, number=number)


def _page(member: Member) -> str:
    return reverse("member", args=[member.number])


@screen
def enter_one(request: HttpRequest) -> HttpResponse:
    """Show the form of a new member, and enter them with the next number or an old one."""
    frame.keeper(request)
    today = frame.today()
    form = EnterForm(_typed(request), today=today, initial={"on": today, "kind": Kind.PERSON})

    def do(by: Actor, at: dt.datetime) -> str:
        typed = form.cleaned_data
        member = enter(
            form.told(),
            kind=Kind(typed["kind"]),
            on=typed["on"],
            authority=typed["authority"],
            number=typed["number"],
            exempt_from_cap=typed["exempt"],
            by=by,
            at=at,
        )
        return _("They are member {number}.").format(number=member.number)

    return frame.written(
        request,
        form,
        title=_("Enter a member"),
        button=_("Enter them in the register"),
        back=reverse("members"),
        do=do,
        blamed={NumberTaken: "number"},
        words=_(
            "For members who came without an application: founders, and those of an old book. "
            "They hold no share until one is allotted or transferred to them."
        ),
    )


@screen
def amend_one(request: HttpRequest, number: int) -> HttpResponse:
    """Show a member's particulars as they stand, and write how they stand from a day on."""
    member, today = _member(request, number), frame.today()
    line = particulars_of(member, on=today)
    begun = first_words(told_in(line)) if line else {}
    form = ToldForm(_typed(request), today=today, initial={**begun, "on": today})

    def do(by: Actor, at: dt.datetime) -> str:
        typed = form.cleaned_data
        amend(member, form.told(), on=typed["on"], authority=typed["authority"], by=by, at=at)
        said = _("So they stand from {day} on. What was written before stays readable below.")
        return said.format(day=days.in_words(typed["on"]))

    return frame.written(
        request,
        form,
        title=_("Change the particulars of member {number}").format(number=number),
        button=_("Write it into the register"),
        back=_page(member),
        do=do,
        blamed={},
        words=_("Nothing is overwritten: this becomes a new line, true from the day you type."),
    )


@screen
def cease_one(request: HttpRequest, number: int) -> HttpResponse:
    """Show the form of a cessation, and write it."""
    member, today = _member(request, number), frame.today()
    form = CeaseForm(_typed(request), today=today, initial={"on": today})

    def do(by: Actor, at: dt.datetime) -> str:
        typed = form.cleaned_data
        said = {"on": typed["on"], "why": typed["why"], "authority": typed["authority"]}
        cease(member, **said, by=by, at=at)
        return _("They are a member no more. The number stays theirs.")

    return frame.written(
        request,
        form,
        title=_("Member {number} ceases").format(number=number),
        button=_("Write that they ceased"),
        back=_page(member),
        do=do,
        blamed={NotAMember: "", NotInOrder: "on", HoldsShares: ""},
        words=_("Whoever holds shares can’t cease: withdraw, transfer or forfeit them first."),
    )


@screen
def enter_again_one(request: HttpRequest, number: int) -> HttpResponse:
    """Show the form of a former member's return, and enter them with their old number."""
    member, today = _member(request, number), frame.today()
    form = ActForm(_typed(request), today=today, initial={"on": today})

    def do(by: Actor, at: dt.datetime) -> str:
        typed = form.cleaned_data
        enter_again(member, on=typed["on"], authority=typed["authority"], by=by, at=at)
        return _("They are a member again, with the number that they had.")

    return frame.written(
        request,
        form,
        title=_("Enter member {number} again").format(number=number),
        button=_("Enter them again"),
        back=_page(member),
        do=do,
        blamed={MemberAlready: "", NotInOrder: "on"},
    )


@screen
def property_one(request: HttpRequest, number: int) -> HttpResponse:
    """Show the form of a loan, a deposit or other property, and write it."""
    member, today, currency = _member(request, number), frame.today(), the_paper().currency
    form = PropertyForm(_typed(request), today=today, currency=currency, initial={"on": today})

    def do(by: Actor, at: dt.datetime) -> str:
        typed = form.cleaned_data
        sign = 1 if typed["way"] == "in" else -1
        record_property(
            member,
            what=Property(typed["what"]),
            amount_minor=sign * typed["amount"],
            words=typed["words"],
            on=typed["on"],
            authority=typed["authority"],
            by=by,
            at=at,
        )
        return _("It is written. The book of accounts is the treasurer’s, and is not touched.")

    return frame.written(
        request,
        form,
        title=_("Other property of member {number}").format(number=number),
        button=_("Write it into the register"),
        back=_page(member),
        do=do,
        blamed={BelowNothing: "amount"},
    )


@screen
def reverse_one(request: HttpRequest, number: int, kind: str, pk: int) -> HttpResponse:
    """Show a line that was a mistake, ask what was wrong, and take it back."""
    member = _member(request, number)
    if kind not in LINES:
        raise Http404
    line: Any = get_object_or_404(LINES[kind], member=member, pk=pk)
    form: forms.Form = ReverseForm(_typed(request))

    def do(by: Actor, at: dt.datetime) -> str:
        why = form.cleaned_data["why"]
        if isinstance(line, OtherProperty):
            reverse_property(line, authority=why, by=by, at=at)
        elif isinstance(line, Particulars | Standing):
            reverse_line(line, why=why, by=by, at=at)
        return _("It is taken back, and stays readable as what was known before.")

    return frame.written(
        request,
        form,
        title=_("Take a line of member {number} back").format(number=number),
        button=_("Take it back"),
        back=_page(member),
        do=do,
        blamed={
            WhyMissing: "why",
            LineReversedAlready: "",
            LastLine: "",
            PropertyReversedAlready: "",
            BelowNothing: "",
        },
        words=_(
            "The line of {day}, “{line}”, counts no longer. Write what is right as a new one."
        ).format(day=days.in_words(line.effective_on), line=_in_words(line)),
    )


def _in_words(line: Particulars | Standing | OtherProperty) -> str:
    if isinstance(line, Particulars):
        return line.name
    return str(line.get_event_display() if isinstance(line, Standing) else line.get_what_display())

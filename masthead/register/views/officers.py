"""The officers of the society: who holds and who held an office."""

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from masthead.lib import days
from masthead.people.audit import Actor
from masthead.register.forms.acts import LeaveForm, TermForm
from masthead.register.models import Term
from masthead.register.officers.leave_office import LeftBeforeTaking, leave_office
from masthead.register.officers.officers import officers_on
from masthead.register.officers.take_office import OfficerNotAMember, OfficerUnnamed, take_office
from masthead.register.views import frame


@require_safe
def officers(request: HttpRequest) -> HttpResponse:
    """List those in office, and below them those who were."""
    frame.keeper(request)
    found = officers_on(frame.today())
    return frame.shown(
        request,
        "officers",
        _("Officers"),
        serving=[officer for officer in found if officer.left_on is None],
        former=[officer for officer in found if officer.left_on],
    )


@require_http_methods(["GET", "HEAD", "POST"])
def take(request: HttpRequest) -> HttpResponse:
    """Show the form of a new term, and write it."""
    frame.keeper(request)
    today = frame.today()
    typed_in = request.POST if request.method == "POST" else None
    form = TermForm(typed_in, today=today, initial={"on": today})

    def do(by: Actor, at: dt.datetime) -> str:
        typed = form.cleaned_data
        take_office(
            typed["name"],
            office=typed["office"],
            member=typed["member"],
            on=typed["on"],
            authority=typed["authority"],
            by=by,
            at=at,
        )
        return _("{name} is in office.").format(name=typed["name"])

    return frame.written(
        request,
        form,
        title=_("Somebody takes office"),
        button=_("Write it into the register"),
        back=reverse("officers"),
        do=do,
        blamed={OfficerUnnamed: "name", OfficerNotAMember: "member"},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the form of a term's end, and write it."""
    frame.keeper(request)
    term, today = get_object_or_404(Term, pk=pk), frame.today()
    typed_in = request.POST if request.method == "POST" else None
    form = LeaveForm(typed_in, today=today, initial={"on": today})

    def do(by: Actor, at: dt.datetime) -> str:
        typed = form.cleaned_data
        leave_office(
            term,
            on=typed["on"],
            why=typed["why"],
            authority=typed["authority"],
            was_mistake=typed["was_mistake"],
            by=by,
            at=at,
        )
        return _("It is written.")

    words = _("{name} took office as {office} on {day}.")
    return frame.written(
        request,
        form,
        title=_("An officer leaves"),
        button=_("Write it into the register"),
        back=reverse("officers"),
        do=do,
        blamed={LeftBeforeTaking: "on"},
        words=words.format(
            name=term.name, office=term.office, day=days.in_words(term.effective_on)
        ),
    )

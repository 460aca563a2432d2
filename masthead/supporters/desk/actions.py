"""What the organiser can do to somebody's support, each with its form and the verb behind it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from masthead.people.audit import Actor
from masthead.supporters.change import change
from masthead.supporters.desk.forms import CallHereForm, NothingForm, RestForm, TermsForm
from masthead.supporters.models import SUPPORTING, Outcome, State, Support
from masthead.supporters.note_call import note_call
from masthead.supporters.pause import pause
from masthead.supporters.resume import resume
from masthead.supporters.send_link import send_link
from masthead.supporters.stop import stop

Verb = Callable[[Support, Any, Actor, dt.datetime], object]


@dataclass(frozen=True)
class Action:
    """One thing that can be done to a support that stands in one of `states`."""

    name: str
    title: Promise
    words: Promise
    button: Promise
    done: Promise
    form: type[NothingForm]
    states: tuple[State, ...]
    verb: Verb
    is_grave: bool = False

    def bound(self, data: Mapping[str, Any] | None, *, support: Support) -> NothingForm:
        """Return the form, whose fields are told apart from those of the others on the screen."""
        return self.form(data, support=support, auto_id=f"{self.name}_%s")


ACTIONS = (
    Action(
        "call",
        _("Note a call"),
        _("What you write stays at the desk."),
        _("Note the call"),
        _("The call is noted."),
        CallHereForm,
        (State.LAPSED,),
        lambda one, form, by, at: note_call(
            one,
            outcome=Outcome(form.cleaned_data["outcome"]),
            note=form.cleaned_data["note"],
            by=by,
            at=at,
        ),
    ),
    Action(
        "link",
        _("Send the link to their page"),
        _("By mail: there they change it, give another card or account, pause or stop."),
        _("Send the link"),
        _("The link goes out by mail."),
        NothingForm,
        SUPPORTING,
        lambda one, _form, by, at: send_link(one, by=by, at=at),
    ),
    Action(
        "change",
        _("Change sum, how often or day"),
        _("As they ask; they are written to. It holds from the next collection on."),
        _("Change it"),
        _("Changed; they are told by mail."),
        TermsForm,
        SUPPORTING,
        lambda one, form, by, at: change(one, form.terms(), by=by, at=at),
    ),
    Action(
        "pause",
        _("Pause"),
        _("As they ask. Nothing is collected meanwhile."),
        _("Pause it"),
        _("Paused."),
        RestForm,
        (State.ACTIVE, State.FAILING),
        lambda one, form, by, at: pause(one, until=form.cleaned_data["until"], by=by, at=at),
    ),
    Action(
        "resume",
        _("Go on"),
        _("It is collected again from its next day on."),
        _("Let it go on"),
        _("It goes on."),
        NothingForm,
        (State.PAUSED,),
        lambda one, _form, by, at: resume(one, by=by, at=at),
    ),
    Action(
        "stop",
        _("Stop, as they ask"),
        _("Nothing more is collected. They are told by mail."),
        _("Stop this support"),
        _("Stopped; they are told by mail."),
        NothingForm,
        (State.PENDING, *SUPPORTING),
        lambda one, _form, by, at: stop(one, by=by, at=at),
        is_grave=True,
    ),
)


def actions_for(support: Support) -> list[Action]:
    """Return what can be done to a support as it stands."""
    return [action for action in ACTIONS if support.state in action.states]

"""What the secretary can do to an application, each with its form and the verb behind it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from masthead.people.audit import Actor
from masthead.shares.decisions.allot import allot
from masthead.shares.decisions.approve import approve
from masthead.shares.decisions.confirm_identity import confirm_identity
from masthead.shares.decisions.hold_for_identity import hold_for_identity
from masthead.shares.decisions.reject import reject
from masthead.shares.decisions.scale_back import scale_back
from masthead.shares.decisions.withdraw_application import withdraw_application
from masthead.shares.desk.forms import (
    AllotForm,
    HowForm,
    MinuteForm,
    ReasonForm,
    ScaleForm,
    SeenForm,
    WantedForm,
)
from masthead.shares.models import UNDECIDED, Application, State

PAID_FOR = (State.PAID, State.HELD, State.APPROVED)
Verb = Callable[[Application, Mapping[str, Any], Actor, dt.datetime], object]


@dataclass(frozen=True)
class Action:
    """One thing that can be done to an application that stands in one of `states`."""

    name: str
    title: Promise
    words: Promise
    button: Promise
    done: Promise
    form: type[forms.Form]
    states: tuple[State, ...]
    verb: Verb
    is_grave: bool = False

    def bound(self, data: Mapping[str, Any] | None, *, today: dt.date) -> forms.Form:
        """Return the form, whose fields are told apart from those of the others on the screen."""
        return self.form(data, auto_id=f"{self.name}_%s", initial={"on": today})


ACTIONS = (
    Action(
        "identity",
        _("Proof of identity"),
        _("Write down what you have seen of who they are. What you type stays at the desk."),
        _("It has been seen"),
        _("Written down: proof of identity has been seen."),
        SeenForm,
        (State.SUBMITTED, State.AWAITING, *PAID_FOR),
        lambda one, data, by, at: confirm_identity(one, seen=data["seen"], by=by, at=at),
    ),
    Action(
        "hold",
        _("Ask for proof of identity"),
        _("The application waits until you have seen it; the applicant is written to."),
        _("Hold it and ask"),
        _("It waits for proof of identity."),
        WantedForm,
        (State.PAID,),
        lambda one, data, by, at: hold_for_identity(one, why=data["why"], by=by, at=at),
    ),
    Action(
        "approve",
        _("Approve"),
        _("As the board decided. Nothing is booked before the shares are allotted."),
        _("Approve this application"),
        _("Approved. Its shares can be allotted now."),
        MinuteForm,
        (State.PAID, State.HELD),
        lambda one, data, by, at: approve(one, minute=data["minute"], by=by, at=at),
    ),
    Action(
        "allot",
        _("Allot the shares"),
        _(
            "The money becomes share capital, the register gets its member and the certificate "
            "its number, all at once."
        ),
        _("Allot the shares"),
        _("Allotted: the register, the book and the certificate are written."),
        AllotForm,
        (State.APPROVED,),
        lambda one, data, by, at: allot(
            one, on=data["on"], authority=data["authority"], by=by, at=at
        ),
    ),
    Action(
        "scale",
        _("Scale back"),
        _("Fewer shares than were applied for; the money for the others goes back at once."),
        _("Scale it back"),
        _("Scaled back: the money for the others goes back."),
        ScaleForm,
        PAID_FOR,
        lambda one, data, by, at: scale_back(one, data["quantity"], why=data["why"], by=by, at=at),
    ),
    Action(
        "withdraw",
        _("Withdraw, as they ask"),
        _("At the applicant’s own word. What was paid goes back."),
        _("Withdraw this application"),
        _("Withdrawn; what was paid goes back."),
        HowForm,
        UNDECIDED,
        lambda one, data, by, at: withdraw_application(one, why=data["why"], by=by, at=at),
        is_grave=True,
    ),
    Action(
        "reject",
        _("Reject"),
        _("As the board decided. What was paid goes back, and the applicant is told."),
        _("Reject this application"),
        _("Rejected; what was paid goes back."),
        ReasonForm,
        UNDECIDED,
        lambda one, data, by, at: reject(one, why=data["why"], by=by, at=at),
        is_grave=True,
    ),
)


def actions_for(application: Application) -> list[Action]:
    """Return what can be done to an application as it stands."""
    return [action for action in ACTIONS if application.state in action.states]

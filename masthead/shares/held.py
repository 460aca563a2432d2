"""What this room holds about a person, and how it forgets them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from masthead.people.rights import registry
from masthead.people.rights.registry import Held, Whom
from masthead.register.models import Member
from masthead.shares.models import Application, Certificate, Interest, InterestWay, State, Step
from masthead.shares.models.application import UNDECIDED

PERMISSION = "register.keep_register"
KEPT = gettext_lazy("what shares were allotted on, and what they brought, goes with the register.")


def tell(whom: Whom) -> Sequence[Held]:
    """Return their applications, certificates and interest."""
    members = Member.objects.filter(person__in=whom.records)
    asked = Application.objects.filter(_as_holder(whom) | _as_giver(whom)).order_by("-started_at")
    papers = Certificate.objects.filter(member__in=members).order_by("-number")
    ways = InterestWay.objects.filter(member__in=members).order_by("-pk")
    earned = Interest.objects.filter(member__in=members).select_related("declared")
    return [
        _held(_("Applications for shares"), [_application(one) for one in asked]),
        _held(_("Share certificates"), [_certificate(one) for one in papers]),
        _held(_("Ways of interest"), [_way(one) for one in ways]),
        _held(_("Interest on shares"), [_interest(one) for one in earned.order_by("-pk")]),
    ]


def hinder(whom: Whom) -> Sequence[str]:
    """Name the applications that nobody has decided on: money may hang on them."""
    open_ones = Application.objects.undecided().filter(_as_holder(whom) | _as_giver(whom))
    words = _("The application {reference} is not decided yet: withdraw it first.")
    return [words.format(reference=one.reference) for one in open_ones]


def forget(whom: Whom, at: dt.datetime) -> None:
    """Empty the applications of which no shares came, and who gave shares to somebody else.

    An application that was allotted is what the register's line stands on. Only after a restore
    is one undecided: it is left to the secretary.
    """
    ended = Application.objects.filter(_as_holder(whom))
    ended = ended.exclude(state__in=(State.ALLOTTED, *UNDECIDED))
    Step.objects.filter(application__in=ended).update(note="")
    ended.update(**_EMPTY)
    given = Application.objects.filter(_as_giver(whom)).exclude(state__in=UNDECIDED)
    given.update(giver_name="", giver_email="")


_EMPTY: dict[str, Any] = {
    **dict.fromkeys(("name", "address", "postcode", "email", "representative"), ""),
    **dict.fromkeys(("giver_name", "giver_email"), ""),
    "joint": [],
    "born_on": None,
}


def _as_holder(whom: Whom) -> Q:
    wanted = Q(member__person__in=whom.records)
    for email in whom.emails:
        wanted |= Q(email__iexact=email)
    return wanted


def _as_giver(whom: Whom) -> Q:
    wanted = Q(pk__in=[])
    for email in whom.emails:
        wanted |= Q(giver_email__iexact=email)
    return wanted


def _held(title: str, rows: Sequence[dict[str, Any]]) -> Held:
    return Held(title, rows, kept=KEPT, permission=PERMISSION)


def _application(one: Application) -> dict[str, Any]:
    joint = "; ".join(f"{other.get('name')}, {other.get('address')}" for other in one.joint)
    return {
        "reference": one.reference,
        "stands": one.get_state_display(),
        "shares": one.quantity,
        "name": one.name,
        "address": one.address,
        "postcode": one.postcode,
        "email": one.email,
        "born on": one.born_on,
        "joint holders": joint,
        "representative": one.representative,
        "giver": f"{one.giver_name} {one.giver_email}".strip(),
        "begun": one.started_at,
        "sent in": one.submitted_at,
    }


def _certificate(one: Certificate) -> dict[str, Any]:
    return {"number": one.number, "holder": one.holder}


def _way(one: InterestWay) -> dict[str, Any]:
    return {
        "way": one.get_way_display(),
        "account": one.account_name,
        "sort code": one.sort_code,
        "number": one.number,
        "IBAN": one.iban,
        "from": one.entered_at,
    }


def _interest(one: Interest) -> dict[str, Any]:
    return {"to": one.declared.last, "amount_minor": one.amount_minor}


registry.offer("shares", tell=tell, forget=forget, hinder=hinder)

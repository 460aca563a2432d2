"""What the register holds about a person. It is kept by law: nothing of it is forgotten."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from masthead.people.rights import registry
from masthead.people.rights.registry import Held, Whom
from masthead.register.models import (
    Member,
    Nomination,
    Particulars,
    ShareTransaction,
    Standing,
    Term,
)

PERMISSION = "register.keep_register"
KEPT = _(
    "the law has a society keep its register of members"
    " (Co-operative and Community Benefit Societies Act 2014, s.30)."
)


def tell(whom: Whom) -> Sequence[Held]:
    """Return what the register says of them, line by line as it was written."""
    members = list(Member.objects.filter(person__in=whom.records).order_by("number"))
    mine = {"member__in": members}
    said = Particulars.objects.filter(**mine).select_related("member").order_by("-pk")
    stood = Standing.objects.filter(**mine).select_related("member").order_by("-pk")
    shares = ShareTransaction.objects.filter(**mine).select_related("member", "share_class")
    named = Nomination.objects.filter(**mine).select_related("member").order_by("-number")
    held = Term.objects.filter(**mine).select_related("member").order_by("-pk")
    return [
        Held(
            _("Member of the society"),
            [{"member number": one.number, "kind": one.get_kind_display()} for one in members],
            kept=KEPT,
            permission=PERMISSION,
            links=[reverse("member", args=[one.number]) for one in members],
        ),
        _held(_("Particulars in the register"), [_particulars(one) for one in said]),
        _held(_("Membership"), [_standing(one) for one in stood]),
        _held(_("Shares"), [_transaction(one) for one in shares.order_by("-sequence")]),
        _held(_("Nominations"), [_nomination(one) for one in named]),
        _held(_("Offices"), [_term(one) for one in held]),
    ]


def _held(title: Any, rows: Sequence[dict[str, Any]]) -> Held:
    return Held(title, rows, kept=KEPT, permission=PERMISSION)


def _particulars(one: Particulars) -> dict[str, Any]:
    joint = "; ".join(f"{other.get('name')}, {other.get('address')}" for other in one.joint)
    return {
        "member number": one.member.number,
        "from": one.effective_on,
        "name": one.name,
        "address": one.address,
        "postcode": one.postcode,
        "email": one.email,
        "email for": ", ".join(map(str, one.email_for)),
        "born on": one.born_on,
        "joint holders": joint,
        "representative": one.representative,
        "written at": one.entered_at,
    }


def _standing(one: Standing) -> dict[str, Any]:
    return {
        "member number": one.member.number,
        "on": one.effective_on,
        "event": one.get_event_display(),
        "written at": one.entered_at,
    }


def _transaction(one: ShareTransaction) -> dict[str, Any]:
    return {
        "member number": one.member.number,
        "on": one.effective_on,
        "what": one.get_what_display(),
        "class": one.share_class.name,
        "shares": one.quantity,
        "amount_minor": one.amount_minor,
    }


def _nomination(one: Nomination) -> dict[str, Any]:
    return {"number": one.number, "name": one.name, "address": one.address}


def _term(one: Term) -> dict[str, Any]:
    return {"name": one.name, "office": one.office, "from": one.effective_on}


registry.offer("register", tell=tell, forget=registry.forget_nothing)

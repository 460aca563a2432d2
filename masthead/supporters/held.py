"""What this room holds about a person, and how it forgets them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from masthead.lib import money
from masthead.payments.forget_notices import forget_notices
from masthead.payments.models import Instalment
from masthead.people import audit
from masthead.people.models import Thank
from masthead.people.rights import registry
from masthead.people.rights.registry import Held, Whom
from masthead.supporters.models import Call, Received, State, Step, Support
from masthead.supporters.models.support import Supports
from masthead.supporters.step import take_step

PERMISSION = "supporters.keep_supporters"
KEPT = gettext_lazy("it says what was done and what came, without a name.")


def tell(whom: Whom) -> Sequence[Held]:
    """Return their regular support, each step of it, what came, and calls about it."""
    mine = {"support__person__in": whom.records}
    supports = Support.objects.filter(person__in=whom.records).select_related("level")
    steps = Step.objects.filter(**mine).select_related("support").order_by("-at", "-pk")
    came = Received.objects.filter(**mine).select_related("support").order_by("-effective_on")
    calls = Call.objects.filter(**mine).select_related("support").order_by("-at")
    shown = {"permission": PERMISSION}
    return [
        Held(
            gettext_lazy("Regular support"),
            [_support(one) for one in supports.order_by("-started_at")],
            kept=KEPT,
            **shown,
        ),
        Held(
            gettext_lazy("Steps of regular support"),
            [_step(one) for one in steps],
            kept=KEPT,
            **shown,
        ),
        Held(
            gettext_lazy("Money of regular support"),
            [_received(one) for one in came],
            kept=KEPT,
            **shown,
        ),
        Held(gettext_lazy("Calls about regular support"), [_call(one) for one in calls], **shown),
    ]


def hinder(whom: Whom) -> Sequence[str]:
    """Name what still runs: nobody is charged whom the paper has forgotten."""
    running = Support.objects.live().filter(person__in=whom.records)
    words = _("Your support of {amount} still runs: stop it first.")
    return [
        words.format(amount=money.exact(one.amount_minor, currency=one.currency)) for one in running
    ]


def forget(whom: Whom, at: dt.datetime) -> None:
    """Empty what callers noted, the wishes for thanks and gateways' notices; what came stays.

    Only after a restore does one run still, or where it was never confirmed: it ends here.
    """
    supports = Support.objects.filter(person__in=whom.records)
    forget_notices(_ids(supports))
    Call.objects.filter(support__in=supports).update(note="")
    for support in supports.not_over().select_for_update():
        take_step(support, State.STOPPED, by=audit.CLOCK, at=at)
    supports.update(thank=Thank.NONE)


def _ids(supports: Supports) -> list[str]:
    """Return by what names the gateways know their support, and each payment of it."""
    known = supports.values_list(
        "subscription__remote_id",
        "subscription__setup_id",
        "subscription__change_id",
        "subscription__mandate__remote_id",
        "subscription__mandate__setup_id",
    )
    collected = Instalment.objects.filter(subscription__support__in=supports)
    payments = collected.values_list("payment__remote_id", flat=True)
    found = {word for words in known for word in words} | set(payments)
    return sorted(word for word in found if word)


def _support(one: Support) -> dict[str, Any]:
    return {
        "reference": one.reference,
        "amount_minor": one.amount_minor,
        "currency": one.currency,
        "how often": one.get_often_display(),
        "how it comes": one.get_how_display(),
        "level": one.level.name if one.level else "",
        "stands": one.get_state_display(),
        "begun": one.started_at,
        "ended": one.ended_at,
        "thanks": one.get_thank_display(),
    }


def _step(one: Step) -> dict[str, Any]:
    said = ", ".join(f"{name}: {value}" for name, value in one.details.items())
    return {"at": one.at, "of": one.support.reference, "what": one.what, "details": said}


def _received(one: Received) -> dict[str, Any]:
    return {
        "on": one.effective_on,
        "of": one.support.reference,
        "amount_minor": one.amount_minor,
        "currency": one.support.currency,
    }


def _call(one: Call) -> dict[str, Any]:
    return {
        "at": one.at,
        "of": one.support.reference,
        "what came of it": one.get_outcome_display(),
        "note": one.note,
    }


registry.offer("supporters", tell=tell, forget=forget, hinder=hinder)

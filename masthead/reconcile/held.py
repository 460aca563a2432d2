"""What this room holds about a person, and how it forgets them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db.models import F, Q, Value
from django.db.models.fields import CharField
from django.db.models.functions import Cast, Concat, Greatest
from django.utils.translation import gettext_lazy as _

from masthead.bank.models import Line
from masthead.lib import days
from masthead.paper.models import the_paper
from masthead.people.models import Thank
from masthead.people.rights import registry
from masthead.people.rights.registry import Held, Whom
from masthead.reconcile.models import Payer, StandingOrder

PERMISSION = "reconcile.settle_lines"
KEPT = _("the bank’s statements are vouchers of the book, which the law has the society keep.")


def tell(whom: Whom) -> Sequence[Held]:
    """Return their standing orders, as what the bank shows them, and the lines of theirs."""
    orders = StandingOrder.objects.filter(giver__in=whom.records).order_by("-added_at")
    payers = Payer.objects.filter(giver__in=whom.records).order_by("-learned_at")
    lines = Line.objects.filter(settlements__gift__giver__in=whom.records).distinct()
    return [
        Held(_("Standing orders"), [_order(one) for one in orders], permission=PERMISSION),
        Held(
            _("Payers as the bank shows them"),
            [{"as": one.key, "since": one.learned_at} for one in payers],
            permission=PERMISSION,
        ),
        Held(
            _("Payments on the bank’s statements"),
            [_line(one) for one in lines.order_by("-booked_on", "-pk")],
            kept=KEPT,
            permission=PERMISSION,
        ),
    ]


def forget(whom: Whom, at: dt.datetime) -> None:
    """Forget by what the bank shows them; a standing order is no longer waited for."""
    Payer.objects.filter(giver__in=whom.records).delete()
    mine = StandingOrder.objects.filter(giver__in=whom.records)
    today = days.day_of(at, zone=the_paper().time_zone)
    running = mine.filter(Q(ended_on=None) | Q(ended_on__gt=today))
    running.update(ended_on=Greatest(F("started_on"), Value(today)))
    # Words that no line of a statement has, so that none is taken for it.
    number = Cast("pk", CharField())
    mine.update(payer_text=Concat(Value("erased:"), number), thank=Thank.NONE)


def _order(one: StandingOrder) -> dict[str, Any]:
    return {
        "as the bank shows it": one.payer_text,
        "amount_minor": one.amount_minor,
        "currency": one.currency,
        "day of the month": one.day_of_month,
        "thanks": one.get_thank_display(),
        "from": one.started_on,
        "to": one.ended_on,
    }


def _line(one: Line) -> dict[str, Any]:
    return {
        "on": one.booked_on,
        "amount_minor": one.amount_minor,
        "currency": one.currency,
        "payer": one.payer_name,
        "account": one.payer_account,
        "reference": one.reference,
        "text": one.text,
    }


registry.offer("reconcile", tell=tell, forget=forget)

"""What the till holds about a person, and how it forgets them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from masthead.checkout.models import Ending, PromisedGift, RegularGift
from masthead.fund.models import Gift
from masthead.lib import money
from masthead.payments.forget_notices import forget_notices
from masthead.people.models import Thank
from masthead.people.rights import registry
from masthead.people.rights.registry import Held, Whom

PERMISSION = "fund.view_gift"


def tell(whom: Whom) -> Sequence[Held]:
    """Return what they set out to give, once and each month."""
    regular = list(RegularGift.objects.filter(_theirs(whom, "giver")).order_by("-started_at"))
    promised = PromisedGift.objects.filter(_promised(whom)).select_related("payment")
    return [
        Held(
            gettext_lazy("Regular gifts by direct debit"),
            [_regular_row(one) for one in regular],
            permission=PERMISSION,
            links=[reverse("one_debit", args=[one.pk]) for one in regular],
        ),
        Held(
            gettext_lazy("Told when setting out to give"),
            [_promised_row(one) for one in promised.order_by("-payment__created_at")],
            permission=PERMISSION,
        ),
    ]


def hinder(whom: Whom) -> Sequence[str]:
    """Name the direct debits that still run: nobody is charged whom the paper has forgotten."""
    running = RegularGift.objects.live().filter(_theirs(whom, "giver"))
    words = _("A gift of {amount} each month by direct debit still runs: stop it first.")
    return [
        words.format(amount=money.exact(one.amount_minor, currency=one.currency)) for one in running
    ]


def forget(whom: Whom, at: dt.datetime) -> None:
    """Empty what was told at the till, and the notices of gateways about it."""
    regular = RegularGift.objects.filter(_theirs(whom, "giver"))
    promised = PromisedGift.objects.filter(_promised(whom))
    forget_notices(_ids(regular, promised))
    # Only after a restore is one of them running still; it was ended when they were erased.
    regular.filter(ended_at=None).update(ended_at=at, ended_how=Ending.GIVER)
    empty = {"name": "", "town": "", "email": "", "thank": Thank.NONE}
    regular.update(**empty)
    promised.update(**empty)


def _theirs(whom: Whom, giver: str) -> Q:
    wanted = Q((f"{giver}__in", whom.records))
    for email in whom.emails:
        wanted |= Q(email__iexact=email)
    return wanted


def _promised(whom: Whom) -> Q:
    paid = Gift.objects.filter(giver__in=whom.records, payment__isnull=False).values("payment")
    wanted = Q(payment__in=paid)
    for email in whom.emails:
        wanted |= Q(email__iexact=email)
    return wanted


def _ids(regular: Any, promised: Any) -> list[str]:
    """Return by what names the gateways know it all."""
    mandates = regular.values_list("mandate__remote_id", "mandate__setup_id")
    payments = promised.values_list("payment__remote_id", flat=True)
    found = {word for pair in mandates for word in pair} | set(payments)
    return sorted(word for word in found if word)


def _regular_row(one: RegularGift) -> dict[str, Any]:
    return {
        "name": one.name,
        "town": one.town,
        "email": one.email,
        "amount_minor": one.amount_minor,
        "currency": one.currency,
        "day of the month": one.day_of_month,
        "thanks": one.get_thank_display(),
        "started": one.started_at,
        "ended": one.ended_at,
    }


def _promised_row(one: PromisedGift) -> dict[str, Any]:
    payment = one.payment
    return {
        "name": one.name,
        "town": one.town,
        "email": one.email,
        "thanks": one.get_thank_display(),
        "reference": payment.reference,
        "amount_minor": payment.amount_minor,
        "currency": payment.currency,
        "way": payment.get_way_display(),
        "stands": payment.get_status_display(),
        "at": payment.created_at,
    }


registry.offer("checkout", tell=tell, forget=forget, hinder=hinder)

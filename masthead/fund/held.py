"""What this room holds about a person, and how it forgets them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from masthead.fund.models import Gift, GiftRefund, Thank
from masthead.people.rights import registry
from masthead.people.rights.registry import Held, Whom

VIEW = "fund.view_gift"
KEPT = _("the book keeps the money by law, without a name.")


def tell(whom: Whom) -> Sequence[Held]:
    """Return what they gave, and what went back of it, the latest first."""
    gifts = list(Gift.objects.filter(giver__in=whom.records).order_by("-number"))
    refunds = GiftRefund.objects.filter(gift__giver__in=whom.records).order_by("-pk")
    return [
        Held(
            _("Gifts"),
            [_gift(gift) for gift in gifts],
            kept=KEPT,
            permission=VIEW,
            links=[reverse("gift", args=[gift.number]) for gift in gifts],
        ),
        Held(_("Given back"), [_refund(one) for one in refunds], kept=KEPT, permission=VIEW),
    ]


def forget(whom: Whom, at: dt.datetime) -> None:
    """Let no column thank them any more. Whose a gift is says the emptied record alone."""
    Gift.objects.filter(giver__in=whom.records).exclude(thank=Thank.NONE).update(thank=Thank.NONE)


def _gift(gift: Gift) -> dict[str, Any]:
    return {
        "number": gift.number,
        "on": gift.effective_on,
        "amount_minor": gift.amount_minor,
        "currency": gift.currency,
        "how": gift.get_method_display(),
        "thanks": gift.get_thank_display(),
        "recorded at": gift.recorded_at,
    }


def _refund(one: GiftRefund) -> dict[str, Any]:
    return {
        "of gift": one.gift_id,
        "on": one.effective_on,
        "amount_minor": one.amount_minor,
    }


registry.offer("fund", tell=tell, forget=forget)

"""How givers are thanked in the paper: as each of them chose, by default not at all."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import F, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext

from masthead.fund.models import Appeal, Gift, Thank
from masthead.lib import money


@dataclass(frozen=True)
class ThankYou:
    """One line of thanks: the day, the amount in minor units and as shown, whom as they chose."""

    day: dt.date
    amount_minor: int
    amount: str
    whom: str


def thanked(gift: Gift) -> str:
    """Return how a giver is named: "Jo Harker", "J.H., Threlby", "a reader in Threlby".

    Empty for one who chose not to be thanked, or of whom nothing is known any more; never more
    than they chose.
    """
    name = gift.giver.name if gift.giver else ""
    town = gift.giver.town if gift.giver else ""
    if gift.thank == Thank.FULL:
        return name
    if gift.thank == Thank.INITIALS:
        return ", ".join(part for part in (initials(name), town) if part)
    if gift.thank == Thank.TOWN and town:
        return gettext("a reader in {town}").format(town=town)
    return ""


def initials(name: str) -> str:
    """Return the initials of a name: "Jo Harker" is "J.H."."""
    return "".join(f"{word[0].upper()}." for word in name.split())


def thankable() -> QuerySet[Gift]:
    """Return the gifts whose givers are thanked, the latest first, unless all was given back."""
    kept = F("amount_minor") - Coalesce(Sum("refunds__amount_minor"), 0)
    named = Gift.objects.exclude(thank=Thank.NONE).exclude(giver=None)
    left = named.select_related("giver").annotate(kept_minor=kept).filter(kept_minor__gt=0)
    return left.order_by("-effective_on", "-number")


def latest(*, on: dt.date, limit: int) -> list[ThankYou]:
    """Return the last few thanks up to a day, in one query, the latest first."""
    gifts = thankable().filter(effective_on__lte=on)[:limit]
    return [line for gift in gifts if (line := thank_you(gift)).whom]


def thank_you(gift: Gift) -> ThankYou:
    """Return the line of one gift; what was given back is left out of its amount."""
    kept = int(getattr(gift, "kept_minor", gift.amount_minor))
    shown = money.exact(kept, currency=gift.currency)
    return ThankYou(gift.effective_on, kept, shown, thanked(gift))


def thanks_of(appeal: Appeal | None) -> QuerySet[Gift]:
    """Return the gifts to an appeal whose givers are thanked, the latest first."""
    return thankable().filter(appeal=appeal.pk) if appeal else Gift.objects.none()

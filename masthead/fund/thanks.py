"""How givers are thanked in the paper: as each of them chose, by default not at all."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import F, QuerySet
from django.utils.translation import gettext

from masthead.fund.models import Appeal, Gift, Thank
from masthead.lib import money


@dataclass(frozen=True)
class ThankYou:
    """One line of thanks: the day, the amount in minor units and as shown, whom as they chose.

    `towards` names the special appeal that the gift was for, if any.
    """

    day: dt.date
    amount_minor: int
    amount: str
    whom: str
    towards: str


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
    """Return the gifts whose givers are thanked, the latest first, unless all was given back.

    One that came again was thanked when it first came.
    """
    named = Gift.objects.exclude(thank=Thank.NONE).exclude(giver=None).filter(again=None)
    kept = named.with_returned().filter(amount_minor__gt=F("returned_minor"))
    return kept.select_related("giver", "appeal").order_by("-effective_on", "-number")


def latest(*, on: dt.date, limit: int) -> list[ThankYou]:
    """Return the last few thanks up to a day, in one query, the latest first."""
    gifts = thankable().filter(effective_on__lte=on)[:limit]
    return [line for gift in gifts if (line := thank_you(gift)).whom]


def thank_you(gift: Gift, *, names_appeal: bool = True) -> ThankYou:
    """Return the line of one gift; what was given back is left out of its amount."""
    kept = gift.amount_minor - int(getattr(gift, "returned_minor", 0))
    shown = money.exact(kept, currency=gift.currency)
    is_special = names_appeal and gift.appeal and gift.appeal.special
    towards = gift.appeal.name if gift.appeal and is_special else ""
    return ThankYou(gift.effective_on, kept, shown, thanked(gift), towards)


def thanks_during(appeal: Appeal | None) -> QuerySet[Gift]:
    """Return the gifts in the days of an appeal whose givers are thanked, the latest first."""
    if appeal is None:
        return Gift.objects.none()
    return thankable().filter(effective_on__range=(appeal.opens_on, appeal.closes_on))


def thanks_for(appeal: Appeal) -> QuerySet[Gift]:
    """Return the gifts that count to an appeal whose givers are thanked, the latest first."""
    return thankable().filter(appeal=appeal)

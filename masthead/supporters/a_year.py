"""What regular support comes to."""

from __future__ import annotations

from django.db.models import BigIntegerField, Count, F, Sum
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from masthead.supporters.models import SUPPORTING, State, Support

_A_YEAR = Sum(Cast(F("amount_minor") * 12 / F("often"), BigIntegerField()))


def each_month_minor() -> int:
    """Return what the support that is collected comes to in a month, minor units, rounded down.

    Support that rests or fails isn't counted. One query.
    """
    found = Support.objects.filter(state=State.ACTIVE).aggregate(sum=_A_YEAR)
    return int(found["sum"] or 0) // 12


def by_level() -> list[tuple[str, int, int]]:
    """Return each level's name, how many support the paper at it, and their sums in a year."""
    rows = Support.objects.filter(state__in=SUPPORTING).values_list("level__name")
    counted = rows.annotate(many=Count("pk"), sum=_A_YEAR).order_by("-sum")
    return [(name or _("No level"), many, int(total)) for name, many, total in counted]

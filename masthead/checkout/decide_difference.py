"""Decide which side is right where a gateway collects something else than we have."""

from __future__ import annotations

import dataclasses
import datetime as dt
import enum

from django.utils.translation import gettext as _

from masthead.payments.ask_again import ask_again
from masthead.payments.models import Difference
from masthead.people import audit
from masthead.supporters.change import Terms, change
from masthead.supporters.models import Support


class Sides(enum.StrEnum):
    """Who is right."""

    OURS = "ours"
    THEIRS = "theirs"


class CantBeDecided(ValueError):
    """The difference isn't one of sums and days, or nobody's support differs."""


def decide_difference(
    difference: Difference, right: Sides, *, by: audit.Actor, at: dt.datetime
) -> None:
    """Let the gateway have ours, or let the support be what is collected at the gateway.

    Then the difference is settled. The supporter is written to of what changed here. Raises
    CantBeDecided, also with what the gateway or the support's own terms refuse.
    """
    subscription = difference.subscription
    support = Support.objects.filter(subscription=subscription).first() if subscription else None
    if subscription is None or support is None or difference.what not in _FIELDS:
        raise CantBeDecided(_("This is seen to on the gateway’s own screen."))
    try:
        if right is Sides.OURS:
            ask_again(subscription, by=by, at=at)
        else:
            change(support, _as_there(support, difference), by=by, at=at)
    except ValueError as refused:
        raise CantBeDecided(str(refused)) from refused
    Difference.objects.filter(pk=difference.pk).update(settled_at=at)


_FIELDS = {
    Difference.What.AMOUNT: "amount_minor",
    Difference.What.MONTHS: "often",
    Difference.What.DAY: "day_of_month",
}


def _as_there(support: Support, difference: Difference) -> Terms:
    terms = Terms(support.amount_minor, support.often, support.day_of_month)
    what = _FIELDS[Difference.What(difference.what)]
    return dataclasses.replace(terms, **{what: int(difference.theirs)})

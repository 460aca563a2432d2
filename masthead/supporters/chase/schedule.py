"""The paper's schedule of letters: which goes out how many days after a collection failed."""

import datetime as dt
from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.paper.models import the_paper
from masthead.people import audit
from masthead.supporters.models import Chase, Occasion, Rung

Days = dict[Rung, int]
# How many days after the occasion; of an expiring card, before it.
USUAL: dict[Occasion, Days] = {
    Occasion.FAILED: {Rung.FIRST: 0, Rung.AGAIN: 7, Rung.LAST: 14, Rung.END: 28},
    Occasion.MISSED: {Rung.FIRST: 10, Rung.AGAIN: 21, Rung.LAST: 35, Rung.END: 60},
    Occasion.EXPIRING: {Rung.FIRST: 30, Rung.AGAIN: 7},
}
MOST_DAYS = 365


class ScheduleOutOfOrder(ValueError):
    """The letters of an occasion don’t follow each other, or have no end."""


def schedule() -> dict[Occasion, Days]:
    """Return the days of each letter in their order: the paper's own, else the usual ones."""
    own: dict[Occasion, Days] = {}
    for row in Chase.objects.all():
        own.setdefault(Occasion(row.occasion), {})[Rung(row.rung)] = row.days
    return {occasion: _in_order(own.get(occasion, days)) for occasion, days in USUAL.items()}


def _in_order(days: Days) -> Days:
    return {rung: days[rung] for rung in Rung if rung in days}


def set_schedule(
    occasion: Occasion, days: Mapping[Rung, int], *, by: audit.Actor, at: dt.datetime
) -> Days:
    """Set the letters of an occasion and their days, all at once, and return them.

    A letter that isn't named isn't written. Raises ScheduleOutOfOrder.
    """
    wanted = _in_order(dict(days))
    _refuse(occasion, wanted)
    with transaction.atomic():
        Chase.objects.filter(occasion=occasion).delete()
        Chase.objects.bulk_create(
            Chase(occasion=occasion, rung=rung, days=many) for rung, many in wanted.items()
        )
        details = {str(rung): many for rung, many in wanted.items()} | {"occasion": occasion}
        audit.record("supporters.set_schedule", the_paper(), by=by, at=at, details=details)
    return wanted


def _refuse(occasion: Occasion, wanted: Days) -> None:
    many = list(wanted.values())
    if any(not 0 <= one <= MOST_DAYS for one in many):
        raise ScheduleOutOfOrder(_("Each letter goes out within a year"))
    if occasion == Occasion.EXPIRING:
        if many != sorted(set(many), reverse=True):
            raise ScheduleOutOfOrder(_("The second letter comes nearer to the day than the first"))
        return
    if Rung.END not in wanted:
        raise ScheduleOutOfOrder(_("Say after how many days the support ends"))
    if many != sorted(set(many)):
        raise ScheduleOutOfOrder(_("Each letter comes some days after the one before it"))

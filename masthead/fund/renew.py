"""Renew the main appeal: when one ends, the next begins on the day after."""

import datetime as dt

from django.db import transaction

from masthead.fund.models import Appeal
from masthead.fund.signals import announce
from masthead.lib.turns import take_turn
from masthead.people import audit


def renew(*, on: dt.date, at: dt.datetime) -> list[Appeal]:
    """Save each main appeal that has come due up to a day, and return those made now.

    Each begins on the day after the last, ends with its calendar month, and keeps name and
    target; one opened by hand is left as it is. Can be run twice, and by two at once, with the
    effect of once: who comes second finds the day covered.
    """
    if Appeal.objects.main().open_on(on).exists():
        return []
    with transaction.atomic():
        take_turn(alone=True)
        made = []
        while appeal := _next_due(on):
            appeal.opened_at = at
            appeal.save(force_insert=True)
            audit.record("fund.renew", appeal, by=audit.CLOCK, at=at)
            made.append(appeal)
        if made:
            announce()
    return made


def _next_due(on: dt.date) -> Appeal | None:
    last = Appeal.objects.main().filter(opens_on__lte=on).order_by("-opens_on").first()
    if last is None or last.closes_on >= on:
        return None
    return Appeal.objects.main_on(last.closes_on + dt.timedelta(days=1))

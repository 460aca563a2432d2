"""Enter a standing order that a giver told of, and end one."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.checkout.thanking import NotEnoughToThank, missing
from masthead.fund.models import Appeal, Thank
from masthead.paper.models import the_paper
from masthead.people import audit
from masthead.people.models import Person
from masthead.reconcile.models import StandingOrder
from masthead.reconcile.payers import compact

SHORTEST = 4


class PayerTextTooShort(ValueError):
    """What the bank shows must tell the payer apart from others."""


class EndsBeforeItStarts(ValueError):
    """The last day of a standing order isn't before its first."""


def add_order(
    *,
    giver: Person | None,
    name: str = "",
    town: str = "",
    payer_text: str,
    amount_minor: int,
    day_of_month: int,
    started_on: dt.date,
    appeal: Appeal | None = None,
    thank: str = Thank.NONE,
    by: audit.Actor,
    at: dt.datetime,
) -> StandingOrder:
    """Keep a standing order, so that its sums are expected and matched.

    `giver` is somebody known, else name and town make a new record. Raises PayerTextTooShort or
    NotEnoughToThank.
    """
    if len(compact(payer_text)) < SHORTEST:
        raise PayerTextTooShort(_("Type four letters or digits at least, as the bank shows them"))
    said = (giver.name, giver.town) if giver else (name.strip(), town.strip())
    if lacking := missing(thank, name=said[0], town=said[1]):
        raise NotEnoughToThank("; ".join(lacking.values()))
    with transaction.atomic():
        if giver is None and any(said):
            giver = Person.objects.create(name=said[0], town=said[1], added_at=at)
        order = StandingOrder.objects.create(
            giver=giver,
            payer_text=payer_text.strip(),
            amount_minor=amount_minor,
            currency=the_paper().currency,
            day_of_month=day_of_month,
            appeal=appeal,
            thank=thank,
            started_on=started_on,
            added_at=at,
            added_by=by.user,
        )
        audit.record("reconcile.add_order", order, by=by, at=at)
    return order


def end_order(order: StandingOrder, *, on: dt.date, by: audit.Actor, at: dt.datetime) -> None:
    """Say on which day a standing order was the last time to be expected.

    Raises EndsBeforeItStarts.
    """
    if on < order.started_on:
        raise EndsBeforeItStarts(_("It can’t end before its first day"))
    with transaction.atomic():
        order.ended_on = on
        order.save(update_fields=["ended_on"])
        audit.record("reconcile.end_order", order, by=by, at=at)

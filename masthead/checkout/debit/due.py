"""Do what is due of the direct debits: look, announce, collect, cancel."""

import datetime as dt
import logging
from collections.abc import Callable, Iterator
from functools import partial

from django.db.models import QuerySet

from masthead.checkout.debit.announce import announce, announce_next
from masthead.checkout.debit.collect import collect
from masthead.checkout.debit.days import earliest
from masthead.checkout.debit.stop import cancel
from masthead.checkout.debit.watch import look_when_due
from masthead.checkout.models import RegularGift
from masthead.paper.models import Paper, the_paper
from masthead.payments.models import Collection, Mandate, Status
from masthead.payments.models.mandate import USABLE

AT_ONCE = 500
log = logging.getLogger("masthead.checkout")


def collect_due(*, at: dt.datetime) -> None:
    """Do what is due of the direct debits. Run by the clock; safe to run again and by two.

    Each job looks at what is there: a month is announced once by its occasion, a payment
    submitted once by its status. One that fails keeps no other from its turn.
    """
    for job in _jobs(the_paper(), at):
        try:
            job()
        except Exception:
            log.exception("A job of the direct debits failed; it is tried again")


def _jobs(paper: Paper, at: dt.datetime) -> Iterator[Callable[[], object]]:
    for mandate in Mandate.objects.due_for_a_look(at)[:AT_ONCE]:
        yield partial(look_when_due, mandate, at=at)
    for mandate in Mandate.objects.to_be_cancelled()[:AT_ONCE]:
        yield partial(cancel, mandate, at=at)
    for regular in _to_announce(paper, at):
        yield partial(announce_next, regular, paper=paper, at=at)
    for collection in _unmade().filter(charge_on=None)[:AT_ONCE]:
        day = earliest(paper.today(at), bank=collection.mandate.next_charge_on)
        yield partial(announce, collection, charge_on=day, paper=paper, at=at)
    for collection in _unmade().exclude(charge_on=None)[:AT_ONCE]:
        yield partial(collect, collection, paper=paper, at=at)


def _to_announce(paper: Paper, at: dt.datetime) -> list[RegularGift]:
    """Return the regular gifts whose next charge is near, or whose first is to be set."""
    near = earliest(paper.today(at)) + dt.timedelta(days=4)
    found = RegularGift.objects.collectable().exclude(next_charge_on__gt=near)
    return list(found.select_related("mandate").order_by("started_at")[:AT_ONCE])


def _unmade() -> QuerySet[Collection]:
    unmade = Collection.objects.filter(
        payment__status=Status.CREATED, mandate__status__in=USABLE, mandate__stopped_at=None
    )
    return unmade.select_related("mandate", "payment__promised_gift").order_by("charge_on")

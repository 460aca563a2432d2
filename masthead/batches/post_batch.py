"""Post a batch: all its gifts into the fund, or none."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.batches.claim import claim
from masthead.batches.models import Batch, BatchPosted, Item
from masthead.batches.standing import Standing, standing
from masthead.batches.type_item import open_one
from masthead.checkout.record import record
from masthead.fund.models import Gift
from masthead.lib import money
from masthead.paper.models import the_paper
from masthead.people import audit
from masthead.people.models import User


class ControlsDiffer(ValueError):
    """What was typed isn't what was counted; the message says by how much."""


class ChequeTwice(ValueError):
    """A cheque of this batch stands in another one, or in it twice."""


class SecondPersonNeeded(ValueError):
    """The batch is above the paper's threshold: whoever typed it doesn't post it."""


def post_batch(batch: Batch, *, by: User, at: dt.datetime) -> list[Gift]:
    """Record every gift of a batch on the day it was received, and return them.

    All in one transaction, once: two who post at once post it once. Raises BatchEnded,
    ControlsDiffer, ChequeTwice, SecondPersonNeeded, and what `checkout.record` raises; then
    nothing of it is in the fund.
    """
    paper = the_paper()
    with transaction.atomic():
        batch = open_one(batch)
        for item in batch.items.select_related("cheque"):
            claim(item)
        found = standing(batch, paper=paper)
        _refuse(batch, found, by=by)
        gifts = [_record(item, batch=batch, by=by, at=at) for item in found.items]
        BatchPosted.objects.create(batch=batch, by=by, at=at)
        details = {"count": found.count, "total_minor": found.total_minor}
        audit.record("batches.post_batch", batch, by=audit.at_desk(by), at=at, details=details)
    return gifts


def _refuse(batch: Batch, found: Standing, *, by: User) -> None:
    if not found.agrees:
        raise ControlsDiffer(what_differs(batch, found))
    if found.blocked:
        numbers = ", ".join(item.cheque_number for item in found.blocked)
        words = _("A cheque stands elsewhere too: {numbers}. Remove it, or let it pass.")
        raise ChequeTwice(words.format(numbers=numbers))
    if found.waits_for_another(by):
        raise SecondPersonNeeded(_("You opened or typed this batch: somebody else posts it."))


def what_differs(batch: Batch, found: Standing) -> str:
    """Return the sentence that sets what was counted beside what was typed."""
    counted, typed = (
        money.exact(minor, currency=batch.currency)
        for minor in (batch.control_total_minor, found.total_minor)
    )
    words = _("Counted were {count} gifts of {counted}; typed are {items} of {typed}.")
    return words.format(count=batch.control_count, counted=counted, items=found.count, typed=typed)


def _record(item: Item, *, batch: Batch, by: User, at: dt.datetime) -> Gift:
    gift = record(
        item.amount_minor,
        method=item.method,
        on=batch.received_on,
        reference=item.reference,
        name=item.name,
        town=item.town,
        thank=item.thank,
        giver=item.giver,
        appeal_name=item.appeal.name if item.appeal else "",
        key=f"batch-{batch.number}-{item.pk}",
        by=audit.at_desk(by),
        at=at,
    )
    item.gift = gift
    item.save(update_fields=["gift"])
    return gift

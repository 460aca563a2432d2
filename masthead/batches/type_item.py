"""Type a gift into an open batch, or type it again."""

import datetime as dt
from dataclasses import dataclass, fields

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.batches.claim import claim
from masthead.batches.models import Batch, Cheque, Item
from masthead.checkout.thanking import NotEnoughToThank, missing
from masthead.fund.models import Appeal, Method, Thank
from masthead.people import audit
from masthead.people.models import Person, User


class BatchEnded(ValueError):
    """The batch has been posted or discarded: it takes no more gifts."""


class ChequeIncomplete(ValueError):
    """A cheque is told by three numbers: sort code, account and its own."""


@dataclass(frozen=True)
class Typed:
    """A gift as it was typed: minor units, and who gave it as far as is known."""

    amount_minor: int
    method: str
    giver: Person | None = None
    name: str = ""
    town: str = ""
    thank: str = Thank.NONE
    appeal: Appeal | None = None
    reference: str = ""
    sort_code: str = ""
    account: str = ""
    cheque_number: str = ""


def type_item(
    batch: Batch, typed: Typed, *, item: Item | None = None, by: User, at: dt.datetime
) -> Item:
    """Add a gift to an open batch, or put what was typed in `item`'s place, and return it.

    A cheque that another item has is kept as typed and blocks the batch: the item says so by
    `is_blocked`. Raises BatchEnded, ChequeIncomplete or NotEnoughToThank.
    """
    _refuse(typed)
    with transaction.atomic():
        batch = open_one(batch)
        if item is None:
            item = Item(batch=batch)
        else:
            item = batch.items.get(pk=item.pk)
            Cheque.objects.filter(item=item).delete()
            item = Item(pk=item.pk, batch=batch)
        for field in fields(typed):
            setattr(item, field.name, getattr(typed, field.name))
        item.typed_by, item.typed_at = by, at
        item.save()
        claim(item)
        details = {"batch": batch.number, "amount_minor": item.amount_minor}
        audit.record("batches.type_item", item, by=audit.at_desk(by), at=at, details=details)
    return Item.objects.select_related("cheque").get(pk=item.pk)


def open_one(batch: Batch) -> Batch:
    """Return a batch held against others who would post it. Raises BatchEnded."""
    held = Batch.objects.select_for_update().get(pk=batch.pk)
    if not held.is_open:
        words = _("Batch {number} has been posted or discarded: nothing in it can change")
        raise BatchEnded(words.format(number=held.number))
    return held


def _refuse(typed: Typed) -> None:
    numbers = (typed.sort_code, typed.account, typed.cheque_number)
    if any(numbers) and (not all(numbers) or typed.method != Method.CHEQUE):
        raise ChequeIncomplete(_("Type the cheque’s sort code, account and number, or none"))
    if typed.reference:
        return
    known = typed.giver
    name, town = (known.name, known.town) if known else (typed.name, typed.town)
    if lacking := missing(typed.thank, name=name, town=town):
        raise NotEnoughToThank("; ".join(lacking.values()))

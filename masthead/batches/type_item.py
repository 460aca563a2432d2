"""Type a gift into an open batch, or type it again."""

import datetime as dt
import uuid
from dataclasses import dataclass, fields, replace

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.batches.cheque_numbers import as_printed
from masthead.batches.claim import claim
from masthead.batches.models import Batch, Cheque, Item
from masthead.checkout.support.receive import support_of
from masthead.checkout.thanking import NotEnoughToThank, missing
from masthead.fund.models import Appeal, Method, Thank
from masthead.ledger.models import new_id
from masthead.people import audit
from masthead.people.models import Person, User

NUMBERS = ("sort_code", "account", "cheque_number")


class BatchEnded(ValueError):
    """The batch has been posted or discarded: it takes no more gifts."""


class ChequeIncomplete(ValueError):
    """A cheque is told by three numbers: sort code, account and its own."""


class ReferenceTwice(ValueError):
    """A gift promised on the website comes once: another item bears its reference."""


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
    batch: Batch,
    typed: Typed,
    *,
    item: Item | None = None,
    key: uuid.UUID | None = None,
    by: User,
    at: dt.datetime,
) -> Item:
    """Add a gift to an open batch, or put what was typed in `item`'s place, and return it.

    A cheque that another item has is kept as typed and blocks the batch: the item says so by
    `is_blocked`. The same `key` twice is one item. Raises BatchEnded, ChequeMistyped,
    ChequeIncomplete, NotEnoughToThank or ReferenceTwice.
    """
    typed = replace(
        typed,
        sort_code=as_printed("sort_code", typed.sort_code),
        account=as_printed("account", typed.account),
        cheque_number=as_printed("cheque_number", typed.cheque_number),
    )
    _refuse(typed)
    with transaction.atomic():
        batch = open_one(batch)
        if key and (told_before := batch.items.filter(key=key).first()):
            return told_before
        written = _written(batch, item=item, key=key)
        _refuse_twice(typed.reference, item=written)
        for field in fields(typed):
            setattr(written, field.name, getattr(typed, field.name))
        written.typed_by, written.typed_at = by, at
        written.save()
        claim(written)
        details = {"batch": batch.number, "amount_minor": written.amount_minor}
        audit.record("batches.type_item", written, by=audit.at_desk(by), at=at, details=details)
    return Item.objects.select_related("cheque").get(pk=written.pk)


def _written(batch: Batch, *, item: Item | None, key: uuid.UUID | None) -> Item:
    """Return the item to write; one that is typed again gives its cheque up first."""
    if item is None:
        return Item(batch=batch, key=key or new_id())
    held = batch.items.get(pk=item.pk)
    Cheque.objects.filter(item=held).delete()
    return Item(pk=held.pk, key=held.key, batch=batch)


def open_one(batch: Batch) -> Batch:
    """Return a batch held against others who would post it. Raises BatchEnded."""
    held = Batch.objects.select_for_update().get(pk=batch.pk)
    if not held.is_open:
        words = _("Batch {number} has been posted or discarded: nothing in it can change")
        raise BatchEnded(words.format(number=held.number))
    return held


def _refuse_twice(reference: str, *, item: Item) -> None:
    if not reference or support_of(reference):
        return
    others = Item.objects.filter(reference=reference, batch__discarded=None).exclude(pk=item.pk)
    if other := others.first():
        words = _("Batch {number} has a gift with this reference already")
        raise ReferenceTwice(words.format(number=other.batch_id))


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

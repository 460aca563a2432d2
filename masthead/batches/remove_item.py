"""Take a gift out of an open batch again."""

import datetime as dt

from django.db import transaction

from masthead.batches.models import Item
from masthead.batches.type_item import open_one
from masthead.people import audit
from masthead.people.models import User


def remove_item(item: Item, *, by: User, at: dt.datetime) -> None:
    """Take an item out of its open batch; its cheque is free for others. Raises BatchEnded."""
    with transaction.atomic():
        batch = open_one(item.batch)
        details = {"batch": batch.number, "amount_minor": item.amount_minor}
        audit.record("batches.remove_item", item, by=audit.at_desk(by), at=at, details=details)
        item.delete()

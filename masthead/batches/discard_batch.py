"""Put a batch away that will not be posted."""

import datetime as dt

from django.db import transaction

from masthead.batches.models import Batch, BatchDiscarded, Cheque
from masthead.batches.type_item import open_one
from masthead.people import audit
from masthead.people.models import User


def discard_batch(batch: Batch, *, by: User, at: dt.datetime) -> None:
    """End an open batch unposted. What was typed stays to be read; its cheques are free.

    Raises BatchEnded.
    """
    with transaction.atomic():
        batch = open_one(batch)
        Cheque.objects.filter(item__batch=batch).delete()
        BatchDiscarded.objects.create(batch=batch, by=by, at=at)
        audit.record("batches.discard_batch", batch, by=audit.at_desk(by), at=at)

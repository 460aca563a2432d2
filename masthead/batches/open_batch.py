"""Open a batch: its gifts are counted before any of them is typed."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.batches.models import Batch
from masthead.batches.models.batch import BY_POST
from masthead.checkout.record import refuse_day
from masthead.paper.models import the_paper
from masthead.people import audit
from masthead.people.models import User


class NothingCounted(ValueError):
    """A batch holds one gift at least, and more than no money."""


class NotByPost(ValueError):
    """A batch holds what came by post: cheques, postal orders, cash, collections."""


def open_batch(
    *,
    received_on: dt.date,
    control_count: int,
    control_total_minor: int,
    method: str,
    by: User,
    at: dt.datetime,
) -> Batch:
    """Open a batch of gifts received on a day, counted and added up by hand, and return it.

    The total is minor units of the paper's currency; `method` is how most of them came. Raises
    NothingCounted, NotByPost, DayStillToCome or DayTooLongAgo.
    """
    paper = the_paper()
    if control_count < 1 or control_total_minor < 1:
        raise NothingCounted(_("Count the gifts and add them up first"))
    if method not in BY_POST:
        raise NotByPost(_("A batch holds cheques, postal orders, cash and collections"))
    refuse_day(received_on, today=paper.today(at))
    with transaction.atomic():
        batch = Batch.objects.create(
            received_on=received_on,
            control_count=control_count,
            control_total_minor=control_total_minor,
            currency=paper.currency,
            method=method,
            opened_by=by,
            opened_at=at,
        )
        details = {"count": control_count, "total_minor": control_total_minor}
        audit.record("batches.open_batch", batch, by=audit.at_desk(by), at=at, details=details)
    return batch

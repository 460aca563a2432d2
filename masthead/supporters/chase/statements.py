"""Up to which day the bank's statements say what came."""

import datetime as dt

from django.db.models import Max

from masthead.bank.models import Statement, Status


def read_up_to() -> dt.date | None:
    """Return the last day of the statements that were read; None where there is none.

    A standing order of a later day may have come: nobody has looked.
    """
    kept = Statement.objects.filter(status=Status.KEPT)
    found: dt.date | None = kept.aggregate(last=Max("last_on"))["last"]
    return found

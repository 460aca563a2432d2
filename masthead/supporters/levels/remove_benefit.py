"""Take something that supporters got off the list."""

import datetime as dt

from django.db import transaction

from masthead.people import audit
from masthead.supporters.models import Benefit


def remove_benefit(benefit: Benefit, *, by: audit.Actor, at: dt.datetime) -> None:
    """Take a benefit off the list, and so from each level that brought it."""
    with transaction.atomic():
        details = {"what": str(benefit.what)}
        audit.record("supporters.remove_benefit", benefit, by=by, at=at, details=details)
        benefit.delete()

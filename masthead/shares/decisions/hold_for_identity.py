"""Hold an application until proof of identity has been seen."""

import datetime as dt

from django.db import transaction

from masthead.people import audit
from masthead.shares.applications.step import take_step
from masthead.shares.decisions.locked import locked, refuse_no_reason
from masthead.shares.models import Application, State


def hold_for_identity(
    application: Application, *, why: str, by: audit.Actor, at: dt.datetime
) -> Application:
    """Hold an application that is paid, and tell the applicant what is wanted, in `why`.

    Raises ReasonMissing or NotNow.
    """
    said = refuse_no_reason(why)
    with transaction.atomic():
        held = locked(application)
        take_step(held, State.HELD, note=said, by=by, at=at)
    return held

"""Reject an application, and give its money back."""

import datetime as dt

from django.db import transaction

from masthead.people import audit
from masthead.shares.applications.step import take_step
from masthead.shares.decisions.locked import locked, refuse_no_reason
from masthead.shares.models import Application, State
from masthead.shares.refunds.give_back import give_all_back


def reject(application: Application, *, why: str, by: audit.Actor, at: dt.datetime) -> Application:
    """Reject an application that is not allotted; whatever came for it goes back.

    Raises ReasonMissing or NotNow.
    """
    return end(application, State.REJECTED, why=why, by=by, at=at)


def end(
    application: Application, state: State, *, why: str, by: audit.Actor, at: dt.datetime
) -> Application:
    """End an application unallotted in a state, give its money back, and tell the applicant.

    Raises ReasonMissing or NotNow.
    """
    said = refuse_no_reason(why)
    with transaction.atomic():
        held = locked(application)
        take_step(held, state, note=said, by=by, at=at)
        give_all_back(held, why=said, by=by, at=at)
    return held

"""Withdraw an application, as its applicant asks."""

import datetime as dt

from masthead.people import audit
from masthead.shares.decisions.reject import end
from masthead.shares.models import Application, State


def withdraw_application(
    application: Application, *, why: str, by: audit.Actor, at: dt.datetime
) -> Application:
    """End an application at the applicant's word, before it is allotted; its money goes back.

    `why` says how they told it (“by telephone”). Raises ReasonMissing or NotNow.
    """
    return end(application, State.WITHDRAWN, why=why, by=by, at=at)

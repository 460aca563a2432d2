"""Look at what an applicant told: every look is written down."""

import datetime as dt

from masthead.people import audit
from masthead.shares.models import Application


def look(application: Application, *, by: audit.Actor, at: dt.datetime) -> None:
    """Write down that somebody looked at an applicant's particulars."""
    audit.record("shares.look", application, by=by, at=at)

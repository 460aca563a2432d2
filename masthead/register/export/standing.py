"""Say how an export of the register stands."""

import datetime as dt
from enum import Enum

from masthead.register.models import Export

# How long a question waits for its yes, and a yes for the file to be taken.
GOOD_FOR = dt.timedelta(days=7)


class Stands(Enum):
    """How an export stands."""

    WAITS = "waits"
    AGREED = "agreed"
    OVER = "over"


def how_it_stands(export: Export, *, at: dt.datetime) -> Stands:
    """Return whether an export waits for the second person, may be taken, or is over."""
    yes = getattr(export, "yes", None)
    if at > (yes.at if yes else export.at) + GOOD_FOR:
        return Stands.OVER
    return Stands.AGREED if yes else Stands.WAITS

"""Hand over a copy of the register: written down in the audit log, whole or for inspection."""

import datetime as dt

from masthead.people import audit
from masthead.register.copies.asked import Asked


def hand_over(asked: Asked, *, form: str, by: audit.Actor, at: dt.datetime) -> None:
    """Write down that a copy was taken, as at which day and in which form."""
    said = {
        "as_at": str(asked.as_at),
        "known": str(asked.known_on) if asked.known_on else None,
        "inspection": asked.inspection,
        "form": form,
    }
    audit.record("register.hand_over", asked.paper, by=by, at=at, details=said)

"""Look at what the register says of somebody: every look is written down."""

import datetime as dt

from masthead.paper.models import the_paper
from masthead.people import audit
from masthead.register.models import Member


def look(member: Member, *, by: audit.Actor, at: dt.datetime) -> None:
    """Write down that somebody looked at a member's particulars."""
    audit.record("register.look", member, by=by, at=at, details={"number": member.number})


def look_at_list(
    *, as_at: dt.date, known_on: dt.date | None, place: int, by: audit.Actor, at: dt.datetime
) -> None:
    """Write down that somebody looked at a page of the register, and as at which day."""
    said = {"as_at": str(as_at), "known": str(known_on) if known_on else None, "page": place}
    audit.record("register.look_at_list", the_paper(), by=by, at=at, details=said)

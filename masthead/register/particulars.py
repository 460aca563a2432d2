"""Find what the register says of a member on a day."""

import datetime as dt

from masthead.register.models import Member, Particulars


def particulars_of(
    member: Member, *, on: dt.date, known: dt.datetime | None = None
) -> Particulars | None:
    """Return a member's particulars in force on a day, as known now or at a moment.

    None where the register says nothing of them yet.
    """
    lines = Particulars.objects.filter(member=member).true_on(on, known=known)
    return lines.order_by("-effective_on", "-entered_at", "-pk").first()

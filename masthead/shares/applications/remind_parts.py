"""Remind those who pay for their shares in parts."""

import datetime as dt

from masthead.lib.days import day_of
from masthead.paper.models import the_paper
from masthead.shares.applications.instalments import due
from masthead.shares.applications.tell import tell_part_due
from masthead.shares.models import Application, State


def remind_parts(*, at: dt.datetime) -> int:
    """Write to those of whose shares a further part is due today or was before; return how many.

    The letter’s key is the part’s, so it is safe to run again: each part is asked for once.
    """
    found = Application.objects.filter(state=State.AWAITING, instalments__gt=1)
    waiting = list(found.select_related("offer__share_class"))
    if not waiting:
        return 0
    paper = the_paper()
    today = paper.today(at)
    written = 0
    for application in waiting:
        sent_in_on = day_of(application.submitted_at or at, zone=paper.time_zone)
        part = due(application, zone_day=sent_in_on)
        if part and part.part > 1 and part.on <= today:
            tell_part_due(application, part=part.part, amount_minor=part.amount_minor, at=at)
            written += 1
    return written

"""Let somebody's support go on after a pause."""

import datetime as dt

from django.db import transaction

from masthead.people import audit
from masthead.supporters.bring_along import bring_along
from masthead.supporters.models import State, Support
from masthead.supporters.step import NotNow, take_step


def resume(support: Support, *, by: audit.Actor, at: dt.datetime) -> Support:
    """Collect a paused support again from its next day on; return it.

    Raises NotNow for one that isn't paused, GatewayRefused.
    """
    with transaction.atomic():
        locked = Support.objects.select_for_update(of=("self",))
        support = locked.select_related("subscription").get(pk=support.pk)
        if support.state != State.PAUSED:
            raise NotNow(str(support.get_state_display()))
        take_step(support, State.ACTIVE, by=by, at=at)
    bring_along(support, by=by, at=at)
    return support


def resume_due(*, on: dt.date, at: dt.datetime) -> int:
    """Resume the supports whose pause ends by a day; count them. Run by the clock, safe again."""
    due = Support.objects.filter(state=State.PAUSED, paused_until__lte=on)
    done = 0
    for support in due:
        resume(support, by=audit.CLOCK, at=at)
        done += 1
    return done

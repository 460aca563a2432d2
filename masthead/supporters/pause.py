"""Let somebody's support rest for a while."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.paper.models import the_paper
from masthead.people import audit
from masthead.supporters.bring_along import bring_along
from masthead.supporters.days import months_after
from masthead.supporters.models import State, Support
from masthead.supporters.step import take_step

LONGEST_MONTHS = 12


class PauseOutOfBounds(ValueError):
    """The day on which a pause is to end isn’t one of the year to come."""


def pause(support: Support, *, until: dt.date | None, by: audit.Actor, at: dt.datetime) -> Support:
    """Collect nothing of a support until a day, or until it is resumed; return it.

    The day is the first on which it is collected again; the clock resumes it then. What is with
    the banks already is still taken. Raises PauseOutOfBounds, NotNow, GatewayRefused.
    """
    today = the_paper().today(at)
    if until and not today < until <= months_after(today, LONGEST_MONTHS):
        raise PauseOutOfBounds(_("A pause ends on a day of the next twelve months"))
    with transaction.atomic():
        locked = Support.objects.select_for_update(of=("self",))
        support = locked.select_related("subscription").get(pk=support.pk)
        details: dict[str, str | int | bool | None] = {
            "until": until.isoformat() if until else None
        }
        take_step(support, State.PAUSED, details=details, by=by, at=at)
        support.paused_until, support.failing_since = until, None
        support.save(update_fields=["paused_until", "failing_since"])
    bring_along(support, by=by, at=at)
    return support

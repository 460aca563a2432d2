"""Write one letter of the schedule, or end what nothing has mended."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from masthead.lib import days
from masthead.mail.models import Letter
from masthead.paper.models import the_paper
from masthead.people import audit
from masthead.supporters.chase.written import WRITTEN, Due
from masthead.supporters.letters.welcome import write
from masthead.supporters.link import path_of
from masthead.supporters.models import Occasion, Rung, State, Step, Support
from masthead.supporters.step import note, take_step

Details = dict[str, str | int | bool | None]


def write_letter(support: Support, due: Due, *, at: dt.datetime) -> Step | None:
    """Write a letter that is due, and return the step; None where it was written meanwhile.

    The last of them ends the support: it has lapsed. Where no address is kept nothing goes out,
    but the days are counted all the same. Safe to run again and by two at once.
    """
    with transaction.atomic():
        locked = Support.objects.select_for_update(of=("self",))
        support = locked.select_related("person", "level", "subscription").get(pk=support.pk)
        details = _details(due)
        if not _is_still(support, due) or _is_written(support, details):
            return None
        letter = _letter(support, due, at=at)
        if due.rung == Rung.END:
            why: Details = {"why": due.occasion.value}
            take_step(support, State.LAPSED, details=why, by=audit.CLOCK, at=at)
        said: Details = {"letter": str(letter.pk) if letter else None}
        return note(support, WRITTEN, details=details | said, by=audit.CLOCK, at=at)


def _details(due: Due) -> Details:
    return {"occasion": due.occasion, "rung": due.rung, "since": due.since.isoformat()}


def _is_still(support: Support, due: Due) -> bool:
    if due.occasion == Occasion.EXPIRING:
        return not support.is_over
    return support.state == State.FAILING


def _is_written(support: Support, details: Details) -> bool:
    named = {f"details__{name}": value for name, value in details.items()}
    return support.steps.filter(what=WRITTEN, **named).exists()


def _letter(support: Support, due: Due, *, at: dt.datetime) -> Letter | None:
    subjects = {
        Occasion.FAILED: _("Your support for {paper} could not be collected"),
        Occasion.MISSED: _("Your standing order to {paper} has not come"),
        Occasion.EXPIRING: _("Your card for {paper} expires soon"),
    }
    subject = subjects[due.occasion]
    if due.rung == Rung.END:
        subject = _("Your support for {paper} has ended")
    more: dict[str, object] = {
        "rung": due.rung.value,
        "since": days.in_words(due.since),
        "link": settings.BASE_URL + path_of(support),
        "begin": settings.BASE_URL + "/support/",
    }
    return write(
        due.occasion.value,
        support,
        occasion=f"{due.rung}:{due.since:%Y-%m-%d}",
        subject=subject.format(paper=the_paper().name),
        more=more,
        at=at,
    )

"""Write into the nominations book that a nomination counts no more."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.lib import days
from masthead.people import audit
from masthead.register.models.nomination import Nomination, NominationEnded, WhyEnded


class NominationEndedAlready(ValueError):
    """The nomination counts no more as it is."""


class NotNominatedYet(ValueError):
    """A nomination doesn’t end before it was made."""


def end_nomination(
    nomination: Nomination,
    *,
    why: WhyEnded,
    on: dt.date,
    authority: str,
    by: audit.Actor,
    at: dt.datetime,
) -> NominationEnded:
    """End a nomination from a day on; the book keeps it. A will ends none.

    Source: Co-operative and Community Benefit Societies Act 2014, s.37(5)(b); s.38, which was
    not read at its source. Raises NominationEndedAlready or NotNominatedYet.
    """
    with transaction.atomic():
        if NominationEnded.objects.filter(nomination=nomination).exists():
            words = _("Nomination {number} has ended already")
            raise NominationEndedAlready(words.format(number=nomination.number))
        if on < nomination.effective_on:
            words = _("Nomination {number} was made on {day}, after that day")
            made_on = days.in_words(nomination.effective_on)
            raise NotNominatedYet(words.format(number=nomination.number, day=made_on))
        ended = NominationEnded.objects.create(
            nomination=nomination,
            why=why,
            effective_on=on,
            entered_at=at,
            authority=authority,
            by=by.user,
        )
        details: dict[str, str | int | bool | None] = {"number": nomination.number, "why": why}
        audit.record("register.end_nomination", nomination, by=by, at=at, details=details)
    return ended

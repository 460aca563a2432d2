"""Write down what mail somebody chose to get, all of it at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from django.db import transaction

from masthead.mail.consent import say, wanted
from masthead.mail.models import Purpose
from masthead.mail.preferences.words import wording
from masthead.people import audit


def choose(
    email: str,
    *,
    purposes: Collection[str],
    source: str,
    by: audit.Actor,
    at: dt.datetime,
) -> None:
    """Write down a yes to each of some purposes and a no to those that were wanted and aren't.

    For a page that shows all boxes as they stand. What stays as it was is no new answer. Safe
    to run twice: the second finds nothing changed.
    """
    with transaction.atomic():
        now = wanted(email)
        for purpose in Purpose:
            if (purpose in purposes) != (purpose in now):
                say(
                    email,
                    purpose=purpose,
                    given=purpose in purposes,
                    wording=wording(purpose),
                    source=source,
                    by=by,
                    at=at,
                )

"""Choose what mail to get: a yes or a no to each purpose, with its day and its words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.db import transaction

from masthead.mail.consent import say, wanted
from masthead.people import audit
from masthead.website.account.holder import Holder

SOURCE = "account"


def choose_mail(
    holder: Holder, answers: Mapping[str, tuple[bool, str]], *, by: audit.Actor, at: dt.datetime
) -> None:
    """Write down what somebody says to mail of each purpose: whether they want it, and the words.

    What they leave as it stands is no answer, and keeps the day on which it was said. All of it
    or nothing.
    """
    email = holder.user.email
    themself = audit.Actor(user=None, through=by.through)  # a consent's user is who wrote it down
    with transaction.atomic():
        stands = wanted(email)
        for purpose, (given, wording) in answers.items():
            if given != (purpose in stands):
                say(
                    email,
                    purpose=purpose,
                    given=given,
                    wording=wording,
                    source=SOURCE,
                    by=themself,
                    at=at,
                )

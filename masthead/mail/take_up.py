"""Take up letters whose time has come, and name those of which nothing was heard."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.mail.hand_over import is_set
from masthead.mail.models import Letter, Standing
from masthead.mail.send import LEFT_TO_THE_QUEUE, put_on_queue

AT_ONCE = 500
# Longer than any server may take to answer: whoever claimed a letter then is gone.
GIVEN_UP_AFTER = dt.timedelta(minutes=10)


def take_up(*, at: dt.datetime) -> int:
    """Put the letters that are due on the task queue again, and return how many.

    Run by the clock each minute. Safe to run twice: one that was put there is left to the
    queue for ten minutes, and only one that waits is ever sent.
    """
    lost = Letter.objects.lost(at - GIVEN_UP_AFTER)
    lost.update(
        standing=Standing.DOUBTFUL,
        why=_("The server stopped while it was being sent; it may have arrived"),
    )
    if not is_set():
        return 0
    with transaction.atomic():
        due = list(Letter.objects.due(at)[:AT_ONCE])
        again = at + LEFT_TO_THE_QUEUE
        Letter.objects.filter(pk__in=[letter.pk for letter in due]).update(try_at=again)
        for letter in due:
            put_on_queue(letter)
    return len(due)

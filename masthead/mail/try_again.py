"""Send a letter once more, because somebody says so."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.mail.models import Letter, Standing
from masthead.mail.send import LEFT_TO_THE_QUEUE, put_on_queue
from masthead.people import audit


class NotToBeTriedAgain(ValueError):
    """The letter was sent, is on its way, or is forgotten."""


def try_again(letter: Letter, *, by: audit.Actor, at: dt.datetime) -> None:
    """Put a letter that wasn't sent, or is doubtful, on the task queue now, its tries forgotten.

    One that was suppressed is suppressed again unless its address was lifted. Raises
    NotToBeTriedAgain.
    """
    again = [Standing.WAITING, Standing.FAILED, Standing.DOUBTFUL, Standing.SUPPRESSED]
    with transaction.atomic():
        rows = Letter.objects.filter(pk=letter.pk, standing__in=again).exclude(to="")
        begun = {"standing": Standing.WAITING, "tries": 0, "claimed_at": None}
        if not rows.update(**begun, try_at=at + LEFT_TO_THE_QUEUE):
            raise NotToBeTriedAgain(_("That letter was sent, is on its way, or is forgotten"))
        audit.record("mail.try_again", letter, by=by, at=at, details={"was": letter.standing})
        put_on_queue(letter)

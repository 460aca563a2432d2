"""Hand a letter over to the mail server, once."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone
from django.utils.translation import gettext as _

from masthead.lib.mail_url import NOWHERE
from masthead.mail.compose import compose
from masthead.mail.forget import forget_secret
from masthead.mail.models import Letter, LetterQuerySet, Reason, Standing
from masthead.mail.refusals import NotSent, came_to
from masthead.mail.suppression.stopped import why_stopped
from masthead.mail.suppression.suppress import suppress
from masthead.people import audit

FIRST_WAIT = dt.timedelta(minutes=1)
LONGEST_WAIT = dt.timedelta(hours=6)
# With these waits the last try is about three days after the first.
MOST_TRIES = 20


def is_set() -> bool:
    """Say whether mail leaves this server at all; until it does, letters wait."""
    return bool(settings.EMAIL_BACKEND != NOWHERE)


def hand_over(letter_id: str, *, at: dt.datetime) -> None:
    """Send one letter that waits, and keep what came of it.

    Safe to run twice and by two at once: the server is reached first, then the letter is
    claimed by an UPDATE that only one can win, then sent. A process that dies leaves it
    unclaimed (surely unsent: it is tried again) or claimed, and then nobody knows: it is
    doubtful (`take_up.py`), for a letter sent twice tells a giver of two gifts. A person decides.
    One whose address was suppressed since it was written, or wants it no more, isn't sent.
    """
    waiting = Letter.objects.filter(pk=letter_id, standing=Standing.WAITING)
    letter = waiting.first()
    if letter is None or not is_set():
        return
    if stopped := why_stopped(letter.to, purpose=letter.purpose):
        waiting.update(standing=Standing.SUPPRESSED, why=stopped)
        return
    try:
        connection = _reach()
    except NotSent as unsent:
        _keep(waiting, unsent, tries=letter.tries + 1, at=at)
        return
    try:
        if waiting.update(standing=Standing.SENDING, claimed_at=at):
            _send(letter, connection=connection, at=at)
    finally:
        connection.close()


def _reach() -> BaseEmailBackend:
    try:
        connection: BaseEmailBackend = get_connection()
        connection.open()
    # Each service fails in its own way, and here nothing has been sent yet.
    except Exception as error:
        raise NotSent(came_to(error).why, standing=Standing.WAITING) from error
    return connection


def _send(letter: Letter, *, connection: BaseEmailBackend, at: dt.datetime) -> None:
    # The clock may have called it doubtful meanwhile; somebody who tried again claimed it anew.
    own = Letter.objects.filter(
        pk=letter.pk, claimed_at=at, standing__in=[Standing.SENDING, Standing.DOUBTFUL]
    )
    tries = letter.tries + 1
    try:
        _hand_over(letter, connection=connection)
    except NotSent as unsent:
        _keep(own, unsent, tries=tries, at=at)
        if unsent.no_mailbox:
            _suppress(letter, unsent, at=at)
    else:
        own.update(standing=Standing.SENT, sent_at=timezone.now(), tries=tries, why="")
        forget_secret(letter)


def _hand_over(letter: Letter, *, connection: BaseEmailBackend) -> None:
    try:
        compose(letter, connection=connection).send()
    # Each service fails in its own way; what it means is told from the error.
    except Exception as error:
        raise came_to(error) from error


def _suppress(letter: Letter, unsent: NotSent, *, at: dt.datetime) -> None:
    suppress(
        letter.to,
        reason=Reason.BOUNCED,
        said=unsent.why,
        source="smtp",
        happened_at=at,
        by=audit.CLOCK,
        at=at,
    )


def _keep(rows: LetterQuerySet, unsent: NotSent, *, tries: int, at: dt.datetime) -> None:
    standing, why = unsent.standing, unsent.why
    if standing == Standing.WAITING and tries >= MOST_TRIES:
        standing = Standing.FAILED
        why = _("Given up after {tries} tries: {why}").format(tries=tries, why=why)
    wait = min(FIRST_WAIT * 2 ** min(tries - 1, 10), LONGEST_WAIT)
    rows.update(standing=standing, tries=tries, try_at=at + wait, why=why[:300])

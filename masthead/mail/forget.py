"""Forget what letters said, once nobody needs it any more."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from masthead.mail.models import Enclosure, Letter, Standing

KEPT_FOR = dt.timedelta(days=90)


def forget_old(*, at: dt.datetime) -> int:
    """Empty letters of more than 90 days ago that are done with; return how many.

    Address, words and enclosures go; key, kind and times stay, so that no occasion is ever
    told twice. Safe to run again: what is empty already is left alone.
    """
    done = [Standing.SENT, Standing.FAILED, Standing.DOUBTFUL, Standing.SUPPRESSED]
    old = Letter.objects.filter(standing__in=done, queued_at__lt=at - KEPT_FOR).exclude(to="")
    with transaction.atomic():
        Enclosure.objects.filter(letter__in=old).delete()
        return old.update(to="", subject="", text="", html="", why="")

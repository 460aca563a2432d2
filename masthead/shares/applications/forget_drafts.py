"""Forget what somebody typed who never sent it in."""

import datetime as dt

from masthead.shares.models import Application, State

KEPT_FOR = dt.timedelta(days=30)


def forget_drafts(*, at: dt.datetime) -> int:
    """Delete drafts that were begun more than 30 days ago, and return how many.

    Nothing hangs on a draft: no money and no letter. Safe to run again.
    """
    old = Application.objects.filter(state=State.DRAFT, started_at__lt=at - KEPT_FOR)
    gone, _each = old.delete()
    return gone

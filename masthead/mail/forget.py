"""Forget what letters said, once nobody needs it any more."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.mail.models import Enclosure, Letter, Standing

KEPT_FOR = dt.timedelta(days=90)
# Letters whose words open an account: emptied once sent, and not sent any more after an hour.
SECRET_KINDS = ("sign-in",)
SECRET_KEPT_FOR = dt.timedelta(hours=1)


def forget_old(*, at: dt.datetime) -> int:
    """Empty letters of more than 90 days ago that are done with; return how many.

    Address, words and enclosures go; key, kind and times stay, so that no occasion is ever
    told twice. Words that let somebody in go within the hour. Safe to run again: what is empty
    already is left alone.
    """
    done = [Standing.SENT, Standing.FAILED, Standing.DOUBTFUL, Standing.SUPPRESSED]
    old = Letter.objects.filter(standing__in=done, queued_at__lt=at - KEPT_FOR).exclude(to="")
    with transaction.atomic():
        _forget_secrets(at=at)
        Enclosure.objects.filter(letter__in=old).delete()
        return old.update(to="", subject="", text="", html="", why="")


def forget_secret(letter: Letter) -> None:
    """Empty a letter that was sent just now, if its words let somebody in."""
    if letter.kind in SECRET_KINDS:
        Letter.objects.filter(pk=letter.pk).update(text="", html="")


def _forget_secrets(*, at: dt.datetime) -> None:
    stale = Letter.objects.filter(kind__in=SECRET_KINDS, queued_at__lt=at - SECRET_KEPT_FOR)
    late = stale.filter(standing=Standing.WAITING)
    late.update(standing=Standing.FAILED, why=_("It was not sent while it was good"))
    stale.exclude(text="").exclude(standing=Standing.SENDING).update(text="", html="")

"""Correct a published story: say what was wrong and what is right, for ever."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.newsroom.models import ArticlePage, Correction, Prominence
from masthead.people import audit


class NothingToCorrect(ValueError):
    """The story was never published or is no longer up: there is nobody to correct it to."""


class CorrectionIncomplete(ValueError):
    """A correction says what was wrong and what is right."""


def correct(
    article: ArticlePage,
    *,
    wrong: str,
    right: str,
    told_on: dt.date | None = None,
    grave: bool = False,
    apology: bool = False,
    by: audit.Actor,
    at: dt.datetime,
) -> Correction:
    """Put a correction on record, shown on the story, on /corrections/ and in the feed.

    A grave one stands at the top of the story. It is never edited: a mistake in it takes
    another. The words of the story are changed by editing the story.
    Raises NothingToCorrect, CorrectionIncomplete.
    """
    if not article.live:
        raise NothingToCorrect(_("Only a story that is published can be corrected."))
    if not (wrong.strip() and right.strip()):
        raise CorrectionIncomplete(_("Say both what was wrong and what is right."))
    with transaction.atomic():
        correction = Correction.objects.create(
            article=article,
            wrong=wrong.strip(),
            right=right.strip(),
            told_on=told_on,
            fixed_at=at,
            prominence=Prominence.TOP if grave else Prominence.FOOT,
            apology=apology,
            by=by.user,
        )
        ArticlePage.objects.filter(pk=article.pk).update(corrected_at=at)
        audit.record("newsroom.correct", article, by=by, at=at, details={"grave": grave})
    article.corrected_at = at
    return correction

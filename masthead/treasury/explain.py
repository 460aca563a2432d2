"""Explain a line of a month’s checklist that isn’t done."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.lib import days
from masthead.people import audit
from masthead.treasury.checks import checklist, look_at
from masthead.treasury.checks.check import Check, Month, State
from masthead.treasury.models import Explanation

LONGEST = 2_000


class NothingToExplain(ValueError):
    """The line is done, says something else by now, or is one that no words can mend."""


class ExplanationMissing(ValueError):
    """An explanation has words, and not more than fit a page."""


def explain(
    check_name: str,
    *,
    month: dt.date,
    sentence: str,
    words: str,
    by: audit.Actor,
    at: dt.datetime,
    today: dt.date,
) -> Explanation:
    """Keep the treasurer's words for a line of the month of a day, and return them.

    `sentence` is what the line said to whoever explains it. Raises ExplanationMissing or
    NothingToExplain.
    """
    if not words.strip() or len(words) > LONGEST:
        raise ExplanationMissing(_("Write why, in {most} characters at most").format(most=LONGEST))
    with transaction.atomic():
        line = _line(check_name, look_at(month, today=today))
        if line is None or line.sentence != sentence or not _open_to_words(line):
            raise NothingToExplain(_("That line has changed meanwhile: look at it once more"))
        kept = Explanation.objects.create(
            first_day=days.month_of(month)[0],
            check_name=check_name,
            sentence=sentence,
            words=words.strip(),
            explained_at=at,
            explained_by=by.user,
        )
        audit.record("treasury.explain", kept, by=by, at=at, details={"check": check_name})
    return kept


def _line(name: str, month: Month) -> Check | None:
    return next((check for check in checklist(month) if check.name == name), None)


def _open_to_words(line: Check) -> bool:
    return line.may_explain and line.state is not State.DONE

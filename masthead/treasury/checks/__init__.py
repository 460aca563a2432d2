"""What must be so before a month closes: each line a function of its own."""

import dataclasses
import datetime as dt

from masthead.lib import days
from masthead.paper.models import the_paper
from masthead.treasury.checks.bank import bank_agrees, lines_settled
from masthead.treasury.checks.book import (
    book_balances,
    month_before_closed,
    month_over,
    no_loose_legs,
)
from masthead.treasury.checks.check import Check, Month, State
from masthead.treasury.checks.gateways import gateways_agree, none_open, none_unread
from masthead.treasury.checks.held import in_hand, nothing_unidentified
from masthead.treasury.checks.post import no_batch_open
from masthead.treasury.models import Explanation

LINES = (
    month_over,
    month_before_closed,
    no_batch_open,
    lines_settled,
    bank_agrees,
    gateways_agree,
    none_open,
    none_unread,
    nothing_unidentified,
    in_hand,
    book_balances,
    no_loose_legs,
)


def look_at(day: dt.date, *, today: dt.date) -> Month:
    """Return the calendar month of a day, to be looked at now: it adds up the book once."""
    return Month(*days.month_of(day), today, the_paper().currency)


def checklist(month: Month) -> list[Check]:
    """Return the lines of a month, each as it stands now.

    An explanation counts where it was written to the very sentence that a line says now.
    """
    found = Explanation.objects.filter(first_day=month.first).order_by("pk")
    written = {(one.check_name, one.sentence): one.words for one in found}
    return [_explained(line(month), written) for line in LINES]


def _explained(check: Check, written: dict[tuple[str, str], str]) -> Check:
    words = written.get((check.name, check.sentence), "")
    if not (words and check.wants_words):
        return check
    return dataclasses.replace(check, state=State.EXPLAINED, explanation=words)

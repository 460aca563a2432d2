"""Print the statement of a year: all that somebody gave in it, day by day."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from masthead.fund.receipts.words import society
from masthead.lib import days, money, typeset
from masthead.paper.models import Paper
from masthead.website.account.given import Given
from masthead.website.account.year import Year


def print_statement(given: Given, *, name: str, year: Year, paper: Paper, on: dt.date) -> bytes:
    """Return the statement as a PDF, as the book stands on a day. Raises TypesetFailed."""
    said = statement_words(given, name=name, year=year, paper=paper, on=on)
    return typeset.pdf("account/statement", said)


def statement_words(
    given: Given, *, name: str, year: Year, paper: Paper, on: dt.date
) -> dict[str, Any]:
    """Return what the statement of a year says, sums and days in words."""
    title = _("What you gave in {year}")
    if year.first.day != 1:
        title = _("What you gave from {year}")
    facts = [(_("Given by"), name)] if name else []
    facts += [
        (_("Given"), _exact(given.came_minor, paper)),
        (_("Gone back"), _exact(given.back_minor, paper)),
        (_("Altogether"), _exact(given.left_minor, paper)),
        (_("As the book stands on"), days.in_words(on)),
    ]
    return {
        "title": title.format(year=year.title),
        "paper": paper.name,
        "society": society(paper),
        "lang": (get_language() or "en").split("-")[0],
        "facts": facts,
        "head": [_("Day"), _("What"), _("Gift number"), _("Amount")],
        "rows": [
            [days.in_words(line.on), line.what, str(line.number), _exact(line.amount_minor, paper)]
            for line in given.lines
        ],
        "total": [_("Altogether"), "", "", _exact(given.left_minor, paper)],
        "none": _("Nothing came from you in this time."),
        "notes": _notes(year, paper=paper, on=on),
    }


def _notes(year: Year, *, paper: Paper, on: dt.date) -> list[str]:
    words = _(
        "These were gifts. Nothing was sold for them, and they bring no share in the {society} "
        "and no vote. What you paid for shares is no gift and isn’t on this sheet."
    )
    said = [words.format(society=paper.society_in_words)]
    if on <= year.last:
        said.append(_("The year isn’t over: more can still come, and go back."))
    if paper.practice:
        said.append(
            _("This is a practice paper. No real money has moved, and this proves nothing.")
        )
    return said


def _exact(minor: int, paper: Paper) -> str:
    return money.exact(minor, currency=paper.currency)

"""Hold a line that is about to be settled, and write down as what it was."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from masthead.bank.models import Line
from masthead.ledger.accounts import Account
from masthead.ledger.models import Entry
from masthead.ledger.post import Leg, is_closed, post
from masthead.paper.models import the_paper
from masthead.people import audit
from masthead.reconcile.models import How, Settlement


class SettledAlready(ValueError):
    """Somebody settled the line meanwhile: the message says as what."""


class WrongSide(ValueError):
    """What came can't be settled as what only goes out, or the other way round."""


def hold(line: Line) -> Line:
    """Return the line, held to the end of the caller's transaction. Raises SettledAlready."""
    line = Line.objects.select_for_update(of=("self",)).select_related("account").get(pk=line.pk)
    if before := Settlement.objects.standing().filter(line=line).first():
        raise SettledAlready(words_of(before))
    return line


def words_of(settlement: Settlement) -> str:
    """Return the sentence that says as what a line was settled, and by whom."""
    who = settlement.by.get_full_name() if settlement.by else _("the paper itself")
    words = _("The line is settled already, by {who}: {how}")
    return words.format(who=who, how=settlement.get_how_display())


def refuse_side(line: Line, *, comes: bool) -> None:
    """Raise WrongSide unless the line's money came, or went."""
    if (line.amount_minor > 0) != comes:
        words = _("The money of this line went out") if comes else _("The money of this line came")
        raise WrongSide(words)


def settled(
    line: Line,
    how: How,
    *,
    by: audit.Actor,
    at: dt.datetime,
    by_itself: bool = False,
    **more: Any,
) -> Settlement:
    """Write the settlement of a line that is held, and its audit row. Raises SettledAlready."""
    try:
        with transaction.atomic():
            made = Settlement.objects.create(
                line=line, how=how, by=by.user, at=at, by_itself=by_itself, **more
            )
    except IntegrityError as error:
        words = _("The line, or what it was to be settled with, is settled already")
        raise SettledAlready(words) from error
    details: dict[str, str | int | bool | None] = {"how": str(how), "by_itself": by_itself}
    audit.record("reconcile.settle", made, by=by, at=at, details=details)
    return made


def move(
    line: Line, account: Account, *, at: dt.datetime, reverses: Entry | None = None, key: str = ""
) -> Entry:
    """Move a line's money from unidentified receipts to an account, and return the entry.

    It counts on the line's day; where that month is closed, today, naming the day.
    """
    on, said = day_of(line, at=at), f"Bank line {line.pk} settled: {account}"
    if on != line.booked_on:
        said += f", of {line.booked_on:%Y-%m-%d}, its month closed"
    times = Settlement.objects.filter(line=line).count()
    return post(
        key or f"bank:line-{line.pk}:{account}-{times}",
        legs=[Leg(Account.UNIDENTIFIED, line.amount_minor), Leg(account, -line.amount_minor)],
        currency=line.currency,
        on=on,
        at=at,
        narration=said,
        reverses=reverses,
    )


def day_of(line: Line, *, at: dt.datetime) -> dt.date:
    """Return the day on which a line's settling counts."""
    return the_paper().today(at) if is_closed(line.booked_on) else line.booked_on

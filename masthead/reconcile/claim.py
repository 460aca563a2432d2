"""Hold a line that is about to be settled, and write down as what it was."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError
from django.utils.translation import gettext as _

from masthead.bank.models import Line
from masthead.ledger.accounts import Account
from masthead.ledger.models import Entry
from masthead.ledger.post import Leg, is_closed, post
from masthead.lib import rows
from masthead.paper.models import the_paper
from masthead.people import audit
from masthead.reconcile.models import How, Settlement


class SettledAlready(ValueError):
    """Somebody settled the line meanwhile: the message says as what."""


class WrongSide(ValueError):
    """What came can't be settled as what only goes out, or the other way round."""


@dataclass(frozen=True)
class Held:
    """A line held to the end of a transaction, and how many times it was settled and undone."""

    line: Line
    times: int


def hold(line: Line) -> Held:
    """Hold a line to the end of the caller's transaction. Raises SettledAlready."""
    if held := hold_all([line]):
        return held[0]
    standing = Settlement.objects.standing().select_related("by")
    raise SettledAlready(words_of(standing.get(line=line)))


def hold_all(lines: Sequence[Line]) -> list[Held]:
    """Hold those of some lines that nobody has settled, in their order."""
    pks = [line.pk for line in lines]
    found = Line.objects.select_for_update(of=("self",)).filter(pk__in=pks).order_by("pk")
    held = list(found.select_related("account"))
    undone: dict[int, list[object]] = defaultdict(list)
    for pk, at in Settlement.objects.filter(line__in=pks).values_list("line", "undone_at"):
        undone[pk].append(at)
    return [Held(line, len(undone[line.pk])) for line in held if all(undone[line.pk])]


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
    held: Held,
    how: How,
    *,
    by: audit.Actor,
    at: dt.datetime,
    by_itself: bool = False,
    **more: Any,
) -> Settlement:
    """Write the settlement of a line that is held, and its audit row. Raises SettledAlready."""
    made = Settlement(line=held.line, how=how, by=by.user, at=at, by_itself=by_itself, **more)
    try:
        rows.insert(made)
    except IntegrityError as error:
        words = _("The line, or what it was to be settled with, is settled already")
        raise SettledAlready(words) from error
    details: dict[str, str | int | bool | None] = {"how": str(how), "by_itself": by_itself}
    audit.record("reconcile.settle", made, by=by, at=at, details=details)
    return made


def move(held: Held, account: Account, *, at: dt.datetime) -> Entry:
    """Move a line's money from unidentified receipts to an account, and return the entry.

    It counts on the line's day; where that month is closed, today, naming the day.
    """
    line = held.line
    on, said = day_of(line, at=at), f"Bank line {line.pk} settled: {account}"
    if on != line.booked_on:
        said += f", of {line.booked_on:%Y-%m-%d}, its month closed"
    return post(
        f"bank:line-{line.pk}:{account}-{held.times}",
        legs=[Leg(Account.UNIDENTIFIED, line.amount_minor), Leg(account, -line.amount_minor)],
        currency=line.currency,
        on=on,
        at=at,
        narration=said,
    )


def day_of(line: Line, *, at: dt.datetime) -> dt.date:
    """Return the day on which a line's settling counts."""
    return the_paper().today(at) if is_closed(line.booked_on) else line.booked_on

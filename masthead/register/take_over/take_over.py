"""Take over an old register: every member of the file, or none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from masthead.ledger.accounts import Account
from masthead.ledger.models import Entry
from masthead.ledger.post import Leg, is_closed, post
from masthead.lib.turns import take_turn
from masthead.paper.models import the_paper
from masthead.people import audit
from masthead.register.models.old_register import OldRegister, Stands
from masthead.register.take_over.look import Look, Progress, look
from masthead.register.take_over.sheet import Sheet, sheet_of
from masthead.register.take_over.terms import Terms, terms_of
from masthead.register.take_over.totals import Totals, differences
from masthead.register.take_over.write import write


class TakenOverAlready(ValueError):
    """Somebody has taken this file over, or thrown it away, meanwhile."""


class NotTakenOver(ValueError):
    """The file can't be taken over as it stands; `found` is all that was seen of it."""

    def __init__(self, words: str, found: Look) -> None:
        super().__init__(words)
        self.found = found


class FileNeedsWork(NotTakenOver):
    """Rows of the file must be put right first: `found.stops`."""


class TotalsMissing(NotTakenOver):
    """Nobody has said what the old register adds up to, so nothing can be held against it."""


class TotalsDiffer(NotTakenOver):
    """The control totals don't agree with the rows; `differences` has a sentence for each."""

    def __init__(self, told: Sequence[str], found: Look) -> None:
        super().__init__(" ".join(f"{one}." for one in told), found)
        self.differences = told


class DoubtsNotSeen(NotTakenOver):
    """There are doubts, or others than whoever said yes had seen: `found.doubts`."""


def take_over(
    old: OldRegister,
    *,
    seen: int | None,
    by: audit.Actor,
    at: dt.datetime,
    told: Progress | None = None,
    sheet: Sheet | None = None,
) -> Look:
    """Enter every member of a file with the shares they hold, and return what was found.

    `seen` is how many doubts were seen and accepted. `told` hears how much of the work is done;
    `sheet` is what was read of the file already.
    Raises TakenOverAlready, TermsMissing, ColumnsMissing, FileNeedsWork, TotalsMissing,
    TotalsDiffer, DoubtsNotSeen, or what `ledger.post` raises; then nothing has changed.
    """
    with transaction.atomic():
        take_turn(alone=True)
        held = OldRegister.objects.select_for_update().get(pk=old.pk)
        if held.stands not in (Stands.WAITING, Stands.ASKED) or held.raw is None:
            raise TakenOverAlready(_("This file is not waiting to be taken over any more"))
        sheet = sheet or sheet_of(bytes(held.raw))
        terms = terms_of(held, sheet)
        paper = the_paper()
        found = look(
            sheet,
            terms.columns,
            share_class=terms.share_class,
            as_on=terms.as_on,
            currency=paper.currency,
            told=_half(told, first=True),
        )
        refuse_what_stops(found, terms.said, seen=seen, currency=paper.currency)
        entry = _book(held, found.found, terms, currency=paper.currency, at=at)
        write(found.rows, terms, entry=entry, by=by, at=at, told=_half(told, first=False))
        _taken(held, found, entry, by=by, at=at)
    return found


def _half(told: Progress | None, *, first: bool) -> Progress | None:
    """Return who hears of one half of the work: reading is the first, writing the second."""
    if told is None:
        return None
    return lambda done, of: told(done if first else of + done, 2 * of)


def refuse_what_stops(found: Look, said: Totals, *, seen: int | None, currency: str) -> None:
    """Raise the NotTakenOver that keeps a file out: rows, totals, doubts not looked at."""
    if found.stops:
        count = len(found.stops)
        words = ngettext(
            "{count} row must be put right in the file first",
            "{count} rows must be put right in the file first",
            count,
        )
        raise FileNeedsWork(words.format(count=f"{count:,}"), found)
    control = said.or_else(found.stated)
    if control.lacks:
        words = _("Say what the old register adds up to: {lacks}")
        raise TotalsMissing(words.format(lacks=", ".join(control.lacks)), found)
    told = [
        *differences(said, found.found, currency=currency),
        *(
            _("In the file’s last row: {told}").format(told=one)
            for one in differences(found.stated, found.found, currency=currency)
        ),
    ]
    if told:
        raise TotalsDiffer(told, found)
    if found.doubts and seen != len(found.doubts):
        raise DoubtsNotSeen(_doubts_in_words(len(found.doubts)), found)


def _doubts_in_words(count: int) -> str:
    words = ngettext(
        "There is {count} doubt about this file: look at it first, then say yes to it",
        "There are {count} doubts about this file: look at them first, then say yes to them",
        count,
    )
    return words.format(count=f"{count:,}")


def _book(
    old: OldRegister, found: Totals, terms: Terms, *, currency: str, at: dt.datetime
) -> Entry | None:
    """Bring the share capital of before into the book; None where nothing was paid.

    It counts today where the month of the old register is closed.
    """
    paid = found.amount_minor or 0
    if not paid:
        return None
    day = the_paper().today(at) if is_closed(terms.as_on) else terms.as_on
    return post(
        f"register:take-over:{old.pk}",
        legs=[Leg(Account.OPENING, paid), Leg(Account.SHARE_CAPITAL, -paid)],
        currency=currency,
        on=day,
        at=at,
        narration=f"Share capital taken over with an old register, file {old.pk}",
    )


def _taken(
    old: OldRegister, found: Look, entry: Entry | None, *, by: audit.Actor, at: dt.datetime
) -> None:
    figures = {
        "members": found.found.members,
        "former": found.former,
        "shares": found.found.shares,
        "amount_minor": found.found.amount_minor,
        "doubts": len(found.doubts),
    }
    old.stands, old.raw, old.entry = Stands.TAKEN, None, entry
    old.taken_at, old.taken_by, old.found = at, by.user, figures
    old.save(update_fields=["stands", "raw", "entry", "taken_at", "taken_by", "found"])
    audit.record("register.take_over", old, by=by, at=at, details=figures)

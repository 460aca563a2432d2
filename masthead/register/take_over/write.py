"""Write the rows of an old register into this one, many in a statement."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Max

from masthead.ledger.models import Entry
from masthead.lib import rows as rows_of
from masthead.people import audit
from masthead.people.models import Person
from masthead.register.models import Member, Particulars, ShareTransaction, Standing, What
from masthead.register.models.member import Event
from masthead.register.owners import owners_changed
from masthead.register.record_shares import next_sequence
from masthead.register.take_over.look import ROWS_AT_ONCE, Progress
from masthead.register.take_over.old_row import OldRow
from masthead.register.take_over.terms import Terms


@dataclass(frozen=True)
class _Line:
    """What every line that is written bears."""

    terms: Terms
    by: audit.Actor
    at: dt.datetime

    def bears(self, on: dt.date) -> dict[str, object]:
        """Return the fields of a line that is true from a day on."""
        return {
            "effective_on": on,
            "entered_at": self.at,
            "by": self.by.user,
            "authority": self.terms.authority,
        }


def write(
    rows: Sequence[OldRow],
    terms: Terms,
    *,
    entry: Entry | None,
    by: audit.Actor,
    at: dt.datetime,
    told: Progress | None = None,
) -> None:
    """Write every row for a caller who is alone at the book, and who has looked at them all.

    A number that a file doesn't give is the next. Particulars count from the day of entry, the
    shares as an opening balance on the day that the file is of: when they were bought before,
    it doesn't say.
    """
    line, sequence = _Line(terms, by, at), next_sequence()
    highest: int = Member.objects.aggregate(last=Max("number"))["last"] or 0
    for begin in range(0, len(rows), ROWS_AT_ONCE):
        some = rows[begin : begin + ROWS_AT_ONCE]
        numbers = [row.number or highest + begin + place for place, row in enumerate(some, 1)]
        members = _members(some, numbers, at=at)
        rows_of.insert_many(_particulars(some, members, line))
        rows_of.insert_many(list(_standings(some, members, line)))
        held = [(row, member) for row, member in zip(some, members, strict=True) if row.shares]
        rows_of.insert_many(
            [
                _opening(row, member, line, sequence=sequence + place, entry=entry)
                for place, (row, member) in enumerate(held)
            ]
        )
        sequence += len(held)
        if told:
            told(begin + len(some), len(rows))
    owners_changed()


def _members(rows: Sequence[OldRow], numbers: Sequence[int], *, at: dt.datetime) -> list[Member]:
    persons = Person.objects.bulk_create(
        Person(name=row.told.name, email=row.told.email, added_at=at) for row in rows
    )
    return Member.objects.bulk_create(
        Member(number=number, kind=row.kind, person=person)
        for number, row, person in zip(numbers, rows, persons, strict=True)
    )


def _since(row: OldRow, terms: Terms) -> dt.date:
    """Return the day from which a row counts; where nobody knows it, the last that it can be."""
    return row.entered_on or row.ceased_on or terms.as_on


def _particulars(
    rows: Sequence[OldRow], members: Sequence[Member], line: _Line
) -> list[Particulars]:
    return [
        Particulars(member=member, **row.told.as_fields(), **line.bears(_since(row, line.terms)))
        for row, member in zip(rows, members, strict=True)
    ]


def _standings(
    rows: Sequence[OldRow], members: Sequence[Member], line: _Line
) -> Iterator[Standing]:
    for row, member in zip(rows, members, strict=True):
        yield Standing(
            member=member,
            event=Event.ENTERED,
            day_unknown=row.entered_on is None,
            **line.bears(_since(row, line.terms)),
        )
        if row.ceased_on:
            yield Standing(member=member, event=Event.CEASED, **line.bears(row.ceased_on))


def _opening(
    row: OldRow, member: Member, line: _Line, *, sequence: int, entry: Entry | None
) -> ShareTransaction:
    return ShareTransaction(
        sequence=sequence,
        member=member,
        share_class=line.terms.share_class,
        what=What.OPENING,
        quantity=row.shares,
        amount_minor=row.amount_minor,
        entry=entry,
        **line.bears(line.terms.as_on),
    )

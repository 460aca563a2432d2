"""Enter a member in the register."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.lib import rows
from masthead.lib.turns import take_turn
from masthead.people import audit
from masthead.people.models import Person
from masthead.register.models import Kind, Member, Particulars, Standing
from masthead.register.models.member import Event
from masthead.register.owners import owners_changed
from masthead.register.standing import standing_of
from masthead.register.told import Told


class NumberTaken(ValueError):
    """The member number was somebody's before: a number is never used twice."""


class MemberAlready(ValueError):
    """They are a member, so they can't be entered again."""


class NotInOrder(ValueError):
    """The day comes before something that the register says of the membership already."""


def enter(
    told: Told,
    *,
    kind: Kind,
    on: dt.date,
    authority: str,
    by: audit.Actor,
    at: dt.datetime,
    number: int | None = None,
    person: Person | None = None,
    exempt_from_cap: bool = False,
    day_unknown: bool = False,
) -> Member:
    """Write a new member into the register, with the next number or one from an old register.

    `person` is the paper's record of them, made here where there is none. Raises NumberTaken.
    """
    with transaction.atomic():
        take_turn(alone=True)
        member = Member(
            number=_number(number),
            kind=kind,
            person=person or _person(told, at=at),
            exempt_from_cap=exempt_from_cap,
        )
        rows.insert(member)
        _write(member, told, on=on, authority=authority, by=by, at=at)
        _stand(member, on=on, day_unknown=day_unknown, authority=authority, by=by, at=at)
        owners_changed()
        audit.record("register.enter", member, by=by, at=at, details={"number": member.number})
    return member


def enter_again(
    member: Member,
    *,
    on: dt.date,
    authority: str,
    told: Told | None = None,
    by: audit.Actor,
    at: dt.datetime,
) -> None:
    """Enter a former member again, with the number that they had: a further period.

    `told` is what has changed of their particulars. Raises MemberAlready, or NotInOrder for a
    day before they ceased.
    """
    with transaction.atomic():
        take_turn(alone=True)
        last = standing_of(member, on=dt.date.max)
        if last and last.event == Event.ENTERED:
            raise MemberAlready(_("Member {number} is a member").format(number=member.number))
        if last and on < last.effective_on:
            words = _("Member {number} ceased on {day}, after that day")
            raise NotInOrder(words.format(number=member.number, day=last.effective_on))
        if told:
            _write(member, told, on=on, authority=authority, by=by, at=at)
        _stand(member, on=on, day_unknown=False, authority=authority, by=by, at=at)
        owners_changed()
        details = {"number": member.number}
        audit.record("register.enter_again", member, by=by, at=at, details=details)


def _number(wanted: int | None) -> int:
    if wanted is None:
        return rows.next_number(Member, "number")
    if Member.objects.filter(number=wanted).exists():
        raise NumberTaken(_("Number {number} is a member’s already").format(number=wanted))
    return wanted


def _person(told: Told, *, at: dt.datetime) -> Person:
    person = Person(name=told.name, email=told.email, added_at=at)
    rows.insert(person)
    return person


def _write(
    member: Member,
    told: Told,
    *,
    on: dt.date,
    authority: str,
    by: audit.Actor,
    at: dt.datetime,
) -> None:
    Particulars.objects.create(
        member=member,
        effective_on=on,
        entered_at=at,
        authority=authority,
        by=by.user,
        **told.as_fields(),
    )


def _stand(
    member: Member,
    *,
    on: dt.date,
    day_unknown: bool,
    authority: str,
    by: audit.Actor,
    at: dt.datetime,
) -> None:
    line = Standing(
        member=member,
        event=Event.ENTERED,
        day_unknown=day_unknown,
        effective_on=on,
        entered_at=at,
        authority=authority,
        by=by.user,
    )
    rows.insert(line)

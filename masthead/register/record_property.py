"""Write other property of a member into the register: a loan, a deposit."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.lib.turns import take_turn
from masthead.people import audit
from masthead.register.models import Member, OtherProperty
from masthead.register.models.property import Property
from masthead.register.record_shares import BelowNothing


class NothingOfIt(ValueError):
    """A line of other property is about some amount."""


class PropertyReversedAlready(ValueError):
    """The line was reversed before, or is itself a reversal."""


def record_property(
    member: Member,
    *,
    what: Property,
    amount_minor: int,
    words: str = "",
    on: dt.date,
    authority: str,
    by: audit.Actor,
    at: dt.datetime,
    reverses: OtherProperty | None = None,
) -> OtherProperty:
    """Let a member's loan, deposit or other property grow by an amount, or shrink by a minus.

    Raises NothingOfIt, or BelowNothing with the first day on which it would be less than nothing.
    """
    if not amount_minor:
        raise NothingOfIt(_("Type an amount"))
    with transaction.atomic():
        take_turn(alone=True)
        _refuse_below(member, what, amount_minor, on=on)
        line = OtherProperty.objects.create(
            member=member,
            what=what,
            amount_minor=amount_minor,
            words=words,
            effective_on=on,
            entered_at=at,
            authority=authority,
            by=by.user,
            reverses=reverses,
        )
        audit.record("register.record_property", member, by=by, at=at, details={"what": what})
    return line


def reverse_property(
    line: OtherProperty, *, authority: str, by: audit.Actor, at: dt.datetime
) -> OtherProperty:
    """Take back a line that was a mistake, from the day that it told of. Raises as above."""
    if line.reverses_id or OtherProperty.objects.filter(reverses=line).exists():
        raise PropertyReversedAlready(_("That line is taken back already"))
    return record_property(
        line.member,
        what=Property(line.what),
        amount_minor=-line.amount_minor,
        on=line.effective_on,
        authority=authority,
        by=by,
        at=at,
        reverses=line,
    )


def _refuse_below(member: Member, what: Property, amount_minor: int, *, on: dt.date) -> None:
    moved = {on: amount_minor}
    lines = OtherProperty.objects.filter(member=member, what=what)
    for day, amount in lines.values_list("effective_on", "amount_minor"):
        moved[day] = moved.get(day, 0) + amount
    held = 0
    for day in sorted(moved):
        held += moved[day]
        if held < 0:
            raise BelowNothing(day)

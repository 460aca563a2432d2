"""A society for the tests of the register: its class of share, its days, a small cast."""

import datetime as dt

from masthead.people import audit
from masthead.register.enter import enter
from masthead.register.models import Kind, Member, ShareClass, ShareTransaction, What
from masthead.register.record_shares import record_shares
from masthead.register.told import Told

BY = audit.COMMAND


def moment(day: str) -> dt.datetime:
    """Return noon of a day."""
    return dt.datetime.fromisoformat(f"{day}T12:00:00+00:00")


def day(text: str) -> dt.date:
    """Return a day as the cases write it."""
    return dt.date.fromisoformat(text)


def ordinary() -> ShareClass:
    """Return the withdrawable shares of one pound."""
    found, _ = ShareClass.objects.get_or_create(
        name="Ordinary", defaults={"nominal_minor": 100, "withdrawable": True}
    )
    return found


def entered(name: str, *, on: str, number: int | None = None) -> Member:
    """Enter somebody in the register on a day, written on the same."""
    told = Told(name=name, address="1 Mill Lane\nHebworth", postcode="HB1 1AA")
    return enter(
        told,
        kind=Kind.PERSON,
        on=day(on),
        authority="Board, minute 1",
        by=BY,
        at=moment(on),
        number=number,
    )


def given(
    member: Member, quantity: int, *, on: str, at: str | None = None, what: What = What.ALLOTMENT
) -> ShareTransaction:
    """Record shares of a pound each that came to a member, or went, on a day."""
    return record_shares(
        member,
        share_class=ordinary(),
        what=what,
        quantity=quantity,
        amount_minor=quantity * 100,
        on=day(on),
        authority="Board, minute 2",
        by=BY,
        at=moment(at or on),
    )

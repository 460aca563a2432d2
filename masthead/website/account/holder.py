"""Whose account it is: the records, the memberships and the addresses of whoever signed in."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q

from masthead.lib.plain import plain
from masthead.people.account import account_of, every_record_of, own_among
from masthead.people.models import Person, User
from masthead.register.as_at import Row, register_on
from masthead.register.models import Member, Particulars


@dataclass(frozen=True)
class Membership:
    """A membership as the register has it today, and whether it is theirs by name.

    One that only bears their address, as in a household, they see and don't change.
    """

    member: Member
    row: Row
    is_own: bool


@dataclass(frozen=True)
class Holder:
    """Somebody signed in, and what is theirs.

    `person` is the record that is kept of them, None until something is known of them. `own` are
    the records that are theirs by name, which they change; `records` are all that bear their
    address or are theirs: what these gave was written of to their letter-box, so they see it.
    `addresses` are the spellings of their address that the paper has.
    """

    user: User
    person: Person | None
    own: tuple[int, ...]
    records: tuple[int, ...]
    addresses: tuple[str, ...]
    memberships: tuple[Membership, ...]

    @property
    def name(self) -> str:
        """Return the name that is known of them, empty where none is."""
        if self.person and self.person.name:
            return self.person.name
        first = next((one.row.name for one in self.memberships if one.is_own), "")
        return first or f"{self.user.first_name} {self.user.last_name}".strip()

    @property
    def own_memberships(self) -> list[Membership]:
        """Return the memberships that they change."""
        return [one for one in self.memberships if one.is_own]


def holder_of(user: User, *, on: dt.date) -> Holder:
    """Return whose account it is that a user has on a day."""
    person = account_of(user)
    if person and person.erased_at:
        person = None
    records = every_record_of(user)
    told = list(Person.objects.filter(pk__in=records).only("name", "email", "joined_into"))
    own = own_among(told, person)
    return Holder(
        user=user,
        person=person,
        own=tuple(own),
        records=tuple(records),
        addresses=tuple(_spellings(user.email, told)),
        memberships=tuple(_memberships(user.email, person=person, own=own, on=on)),
    )


def _spellings(email: str, told: list[Person]) -> set[str]:
    typed = {one.email for one in told if one.email.casefold() == email.casefold()}
    return typed | {email, email.lower()}


def _memberships(
    email: str, *, person: Person | None, own: list[int], on: dt.date
) -> list[Membership]:
    """Return the memberships of somebody's records, and those with their address today."""
    told = Particulars.objects.filter(email__iexact=email).values("member")
    maybe = Member.objects.filter(Q(person__in=own) | Q(pk__in=told)).order_by("number")
    found = maybe.in_bulk(field_name="number")
    rows = register_on(on, numbers=list(found)) if found else iter(())
    name = plain(person.name) if person else ""
    kept = []
    for row in rows:
        has_address = row.email.casefold() == email.casefold()
        is_own = found[row.number].person_id in own or (
            has_address and (not name or plain(row.name) == name)
        )
        if is_own or has_address:
            kept.append(Membership(found[row.number], row, is_own))
    return kept

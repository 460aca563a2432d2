"""Put right somebody's name and postal address, once for everything."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.checkout.debit.tell_anew import tell_anew
from masthead.people import audit
from masthead.people.keep import amend_person
from masthead.people.models import Person
from masthead.register.amend import amend
from masthead.register.models import Member
from masthead.register.particulars import particulars_of
from masthead.register.told import told_in
from masthead.website.account.holder import Holder
from masthead.website.account.own_record import own_record
from masthead.website.account.theirs import regular_gifts_of


@dataclass(frozen=True)
class Whereabouts:
    """Who somebody says they are and where their post goes; `contact` speaks for a group."""

    name: str
    address: str = ""
    postcode: str = ""
    town: str = ""
    phone: str = ""
    contact: str | None = None


def put_right(
    holder: Holder, told: Whereabouts, *, on: dt.date, by: audit.Actor, at: dt.datetime
) -> Person:
    """Write down, everywhere at once, what somebody says of themselves, from a day on.

    Their record, what is collected each month, and for a member the postal address in the
    register. Their name in the register stays: another name there could be another holder, so
    the secretary sees to that. All of it or nothing. Raises what `amend_person` raises.
    """
    with transaction.atomic():
        person = own_record(holder.user, holder.person, name=told.name, by=by, at=at)
        person = amend_person(
            person,
            name=told.name,
            contact=told.contact,
            address=told.address,
            postcode=told.postcode,
            town=told.town,
            phone=told.phone,
            by=by,
            at=at,
        )
        for regular in regular_gifts_of(holder).live():
            tell_anew(regular, name=person.name, town=person.town, by=by, at=at)
        for one in holder.own_memberships:
            _write_into_register(one.member, person, on=on, by=by, at=at)
    return person


def _write_into_register(
    member: Member, person: Person, *, on: dt.date, by: audit.Actor, at: dt.datetime
) -> None:
    line = particulars_of(member, on=on)
    if line is None or not person.address:
        return
    said = told_in(line)
    moved = replace(said, address=person.address, postcode=person.postcode)
    if moved != said:
        amend(member, moved, on=on, authority=_("The member, in their account"), by=by, at=at)

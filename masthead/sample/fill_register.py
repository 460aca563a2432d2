"""The sample society's register: some who stayed, some who left, one who came back."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from masthead.fund.models import Appeal
from masthead.ledger.accounts import Account
from masthead.ledger.models import Entry
from masthead.ledger.post import Leg, post
from masthead.lib import days
from masthead.paper.models import Paper
from masthead.people import audit
from masthead.register.amend import amend
from masthead.register.cease import cease
from masthead.register.enter import enter, enter_again
from masthead.register.models import Kind, Member, ShareClass, What
from masthead.register.models.property import Property
from masthead.register.officers.leave_office import leave_office
from masthead.register.officers.take_office import take_office
from masthead.register.particulars import particulars_of
from masthead.register.record_property import record_property
from masthead.register.record_shares import record_shares
from masthead.register.told import Told, told_in
from masthead.sample.members import MEMBERS, OFFICERS, SampleMember
from masthead.shares.certificates.issue import issue
from masthead.shares.offers.make_class import make_class

CLASS, NOMINAL_MINOR = "Ordinary shares", 1_000
BY = audit.COMMAND
CAME_BACK, MOVED, LENDS = 8, 11, 20
RETURNED = 5


def fill_register(paper: Paper, *, at: dt.datetime) -> None:
    """Enter the members as if over four years, with what their shares brought in the book."""
    first = at - dt.timedelta(days=MEMBERS[0].days_ago)
    shares = make_class(
        CLASS,
        nominal_minor=NOMINAL_MINOR,
        withdrawable=True,
        transferable=False,
        by=BY,
        at=first,
    )
    with transaction.atomic():
        entry = _in_the_book(paper, at=at)
        members = [_enter(one, number, shares, entry, at) for number, one in enumerate(MEMBERS, 1)]
    _come_back(members[CAME_BACK - 1], shares, entry, at - dt.timedelta(days=210))
    _move(members[MOVED - 1], at - dt.timedelta(days=120))
    _lend(members[LENDS - 1], at - dt.timedelta(days=500))
    for term in OFFICERS:
        _hold_office(*term, members=members, at=at)


def _in_the_book(paper: Paper, *, at: dt.datetime) -> Entry:
    """Bring what is held into the book on its first day, as when an old register is taken over."""
    held = sum(one.shares for one in MEMBERS if one.stayed_days is None) + RETURNED
    amount_minor = held * NOMINAL_MINOR
    earliest = Appeal.objects.order_by("opens_on").first()
    on = earliest.opens_on if earliest else paper.today(at)
    return post(
        "sample:share-capital",
        legs=[Leg(Account.OPENING, amount_minor), Leg(Account.SHARE_CAPITAL, -amount_minor)],
        currency=paper.currency,
        on=on,
        at=at,
        narration="Share capital as the register has it",
    )


def _enter(
    one: SampleMember, number: int, shares: ShareClass, entry: Entry, now: dt.datetime
) -> Member:
    at = now - dt.timedelta(days=one.days_ago)
    on = at.date()
    minute = f"Board, minute {number}"
    member = enter(_told(one, number), kind=Kind(one.kind), on=on, authority=minute, by=BY, at=at)
    _move_shares(member, What.ALLOTMENT, one.shares, shares, entry, minute, at=at)
    if one.stayed_days is None:
        amount = one.shares * NOMINAL_MINOR
        issue(
            member,
            share_class=shares,
            quantity=one.shares,
            amount_minor=amount,
            on=on,
            by=BY,
            at=at,
        )
        return member
    left = at + dt.timedelta(days=one.stayed_days)
    letter = f"Letter of {days.in_words(left.date())}"
    _move_shares(member, What.WITHDRAWAL, -one.shares, shares, entry, letter, at=left)
    cease(member, on=left.date(), why="withdrew all shares", authority=letter, by=BY, at=left)
    return member


def _told(one: SampleMember, number: int) -> Told:
    street, town = one.street.split(", ")
    is_joint = one.kind == Kind.JOINT
    # Every third has agreed to be written to.
    email = f"member{number}@post.example" if number % 3 == 0 else ""
    return Told(
        name=one.name,
        address=f"{street}\n{town}",
        postcode=f"ZZ{1 + number % 9} {1 + number % 7}WP",
        email=email,
        email_for=("notices",) if email else (),
        joint=({"name": one.beside, "address": ""},) if is_joint else (),
        representative="" if is_joint else one.beside,
    )


def _move_shares(
    member: Member,
    what: What,
    quantity: int,
    shares: ShareClass,
    entry: Entry,
    authority: str,
    *,
    at: dt.datetime,
) -> None:
    record_shares(
        member,
        share_class=shares,
        what=what,
        quantity=quantity,
        amount_minor=quantity * NOMINAL_MINOR,
        on=at.date(),
        authority=authority,
        entry=entry,
        by=BY,
        at=at,
    )


def _come_back(member: Member, shares: ShareClass, entry: Entry, at: dt.datetime) -> None:
    on, minute = at.date(), "Board, minute 58"
    enter_again(member, on=on, authority=minute, by=BY, at=at)
    _move_shares(member, What.ALLOTMENT, RETURNED, shares, entry, minute, at=at)
    amount = RETURNED * NOMINAL_MINOR
    issue(member, share_class=shares, quantity=RETURNED, amount_minor=amount, on=on, by=BY, at=at)


def _move(member: Member, at: dt.datetime) -> None:
    """Let a member move house and take another name."""
    line = particulars_of(member, on=at.date())
    assert line is not None
    told = told_in(line)
    moved = Told(
        name="Thomasina Quarmby-Vance",
        address="1 Over Brow\nNether Skelling",
        postcode="ZZ8 2WP",
        email=told.email,
        email_for=told.email_for,
    )
    amend(member, moved, on=at.date(), authority="Letter and marriage lines", by=BY, at=at)


def _lend(member: Member, at: dt.datetime) -> None:
    record_property(
        member,
        what=Property.LOAN,
        amount_minor=250_000,
        words="towards the folding machine, 2 per cent",
        on=at.date(),
        authority="Loan agreement 3",
        by=BY,
        at=at,
    )


def _hold_office(
    office: str,
    name: str,
    number: int,
    ago: int,
    until: int | None,
    *,
    members: list[Member],
    at: dt.datetime,
) -> None:
    began = at - dt.timedelta(days=ago)
    term = take_office(
        name,
        office=office,
        member=members[number - 1],
        on=began.date(),
        authority="Annual meeting",
        by=BY,
        at=began,
    )
    if until is not None:
        left = at - dt.timedelta(days=until)
        leave_office(term, on=left.date(), authority="Annual meeting", by=BY, at=left)

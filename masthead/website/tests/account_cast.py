"""The cast of the account's tests: a reader who signed in, what they gave, what they hold."""

import datetime as dt

from masthead.fund.models import Gift
from masthead.fund.receive import Giver
from masthead.fund.tests.cast import JUNE_13, give, june_fund, noon_of, the_ferry_bell
from masthead.paper.models import Paper
from masthead.people import audit
from masthead.people.account import account_for
from masthead.people.audit import Actor
from masthead.people.models import Person, Thank, User
from masthead.register.amend import amend
from masthead.register.models import Member
from masthead.register.particulars import particulars_of
from masthead.register.told import told_in
from masthead.supporters.models import How, Often, State, Support
from masthead.website.account.holder import Holder, holder_of

ADA = "ada@ferrybell.example"
NOON = noon_of(JUNE_13)


def a_paper() -> Paper:
    """Found the paper and open its fund."""
    paper = the_ferry_bell()
    june_fund()
    return paper


def user_of(email: str = ADA) -> User:
    """Let somebody's address be proved, as a code in a letter does."""
    return account_for(email, by=audit.READER, at=NOON)


def holder(user: User | None = None) -> Holder:
    """Return whose account it is on 13 June 2026."""
    return holder_of(user or user_of(), on=JUNE_13)


def as_themself(user: User) -> Actor:
    """Return the actor of somebody in their account."""
    return Actor(user=user, through="account")


def given(
    pence: int = 2_000,
    *,
    name: str = "Ada Crake",
    email: str = ADA,
    thank: str = "none",
    on: dt.date = JUNE_13,
) -> Gift:
    """Receive a gift of somebody who told their address, as the till does."""
    return give(pence, giver=Giver(name, "Threlby", email), thank=thank, on=on)


def supports(person: Person, pence: int = 500, *, state: State = State.ACTIVE) -> Support:
    """Let somebody support the paper each month by card."""
    return Support.objects.create(
        person=person,
        amount_minor=pence,
        currency="GBP",
        often=Often.MONTHLY,
        how=How.CARD,
        reference=f"S{person.pk}-{pence}",
        thank=Thank.FULL,
        state=state,
        started_at=NOON,
        since=NOON,
        next_on=dt.date(2026, 7, 13),
    )


def tell_email(member: Member, email: str, *, on: dt.date = JUNE_13) -> None:
    """Let the register know a member's email address."""
    line = particulars_of(member, on=on)
    assert line
    told = told_in(line)
    moved = type(told)(**{**vars(told), "email": email})
    amend(member, moved, on=on, authority="Letter", by=audit.COMMAND, at=NOON)

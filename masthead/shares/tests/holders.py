"""The holders of these tests: a class of share, and members who hold some of it."""

import datetime as dt
import uuid

from masthead.fund.tests.cast import LONDON, the_ferry_bell
from masthead.ledger.accounts import Account
from masthead.ledger.balances import trial_balance
from masthead.people import audit
from masthead.register.enter import enter
from masthead.register.holdings import holding
from masthead.register.models import Kind, Member, ShareClass, ShareTransaction, What
from masthead.register.record_shares import record_shares
from masthead.register.told import Told
from masthead.shares.holdings.capital import post_capital

__all__ = ["LONDON", "the_ferry_bell"]
MINUTE = "Board, 4 May 2026, minute 3"
FOUNDED = dt.date(2019, 3, 1)
TODAY = dt.date(2026, 6, 13)
NOW = dt.datetime(2026, 6, 13, 12, tzinfo=LONDON)


def key() -> uuid.UUID:
    """Return the key of a form that is sent once."""
    return uuid.uuid4()


def a_class(
    name: str = "Ordinary",
    *,
    pence: int = 1_000,
    withdrawable: bool = True,
    transferable: bool = True,
) -> ShareClass:
    """Return a class of share, £10 each unless told otherwise."""
    found = ShareClass.objects.filter(name=name).first()
    return found or ShareClass.objects.create(
        name=name, nominal_minor=pence, withdrawable=withdrawable, transferable=transferable
    )


def told(name: str = "Rose Amble", *, born_on: dt.date | None = None) -> Told:
    """Return the particulars of somebody at the quay."""
    return Told(name, address="3 Quay Street\nThrelby", postcode="TH1 2AB", born_on=born_on)


def a_member(
    name: str = "Rose Amble",
    *,
    on: dt.date = FOUNDED,
    at: dt.datetime = NOW,
    born_on: dt.date | None = None,
    exempt: bool = False,
) -> Member:
    """Enter somebody as a member who holds nothing yet."""
    return enter(
        told(name, born_on=born_on),
        kind=Kind.PERSON,
        on=on,
        authority=MINUTE,
        exempt_from_cap=exempt,
        by=audit.COMMAND,
        at=at,
    )


def allotted(
    member: Member,
    quantity: int = 10,
    *,
    share_class: ShareClass | None = None,
    on: dt.date = FOUNDED,
    at: dt.datetime = NOW,
) -> ShareTransaction:
    """Allot shares for money that stood in suspense, as the board does."""
    of = share_class or a_class()
    amount = quantity * of.nominal_minor
    entry = post_capital(
        f"test:{uuid.uuid4()}:allotted",
        -amount,
        to=Account.SHARE_APPLICATIONS,
        on=on,
        at=at,
        narration="Shares allotted",
    )
    return record_shares(
        member,
        share_class=of,
        what=What.ALLOTMENT,
        quantity=quantity,
        amount_minor=amount,
        on=on,
        authority=MINUTE,
        entry=entry,
        by=audit.COMMAND,
        at=at,
    )


def holder(
    name: str = "Rose Amble",
    quantity: int = 10,
    *,
    share_class: ShareClass | None = None,
    on: dt.date = FOUNDED,
    born_on: dt.date | None = None,
) -> Member:
    """Return a member who was allotted so many shares on the day they were entered."""
    member = a_member(name, on=on, born_on=born_on)
    allotted(member, quantity, share_class=share_class, on=on)
    return member


def held(
    member: Member,
    share_class: ShareClass | None = None,
    *,
    on: dt.date = TODAY,
    known: dt.datetime | None = None,
) -> int:
    """Return how many shares somebody holds."""
    return holding(member, share_class or a_class(), on=on, known=known).quantity


def balance(account: Account) -> int:
    """Return what stands on an account of the book, in pence."""
    return trial_balance().get((account, "GBP"), 0)

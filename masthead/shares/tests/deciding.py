"""Applications that wait for the secretary: offers of shares of ten pounds, and who applied."""

import datetime as dt
import itertools
from typing import Any

from django.contrib.auth.models import Group
from django.test import Client

from masthead.ledger.accounts import Account
from masthead.ledger.balances import trial_balance
from masthead.paper.found import found
from masthead.paper.models import Paper
from masthead.people import audit
from masthead.people.models import User
from masthead.register.enter import enter
from masthead.register.models import Kind, Member, ShareClass, What
from masthead.register.record_shares import record_shares
from masthead.register.told import Told
from masthead.shares.decisions.allot import allot
from masthead.shares.decisions.approve import approve
from masthead.shares.models import Application, Holder, Offer, State
from masthead.shares.money.receive import receive
from tests.signed_in import sign_in

NOON = dt.datetime(2026, 6, 13, 12, tzinfo=dt.UTC)
JUNE_13 = NOON.date()
BY: dict[str, Any] = {"by": audit.COMMAND, "at": NOON}
MINUTE = "Board, 12 June 2026, minute 4"
_numbers = itertools.count(1)


def the_ferry_bell() -> Paper:
    """Found the paper whose society these tests are of."""
    return found("The Ferry Bell", society="Ferry Bell Society Limited", practice=True, at=NOON)


def tens() -> ShareClass:
    """Return the withdrawable shares of ten pounds."""
    known, _ = ShareClass.objects.get_or_create(name="Ordinary", defaults={"nominal_minor": 1_000})
    return known


def an_offer(**more: Any) -> Offer:
    """Return an offer of those shares, open all June, without limits unless they are given."""
    told: dict[str, Any] = {
        "name": "Shares for a press",
        "slug": f"press-{next(_numbers)}",
        "share_class": tens(),
        "opens_on": dt.date(2026, 6, 1),
        "closes_on": dt.date(2026, 6, 30),
        **more,
    }
    return Offer.objects.create(**told)


def applied(quantity: int = 10, *, offer: Offer | None = None, **more: Any) -> Application:
    """Return an application that was sent in and waits for its money, by default Ann Ashby’s."""
    number = next(_numbers)
    told: dict[str, Any] = {
        "holder": Holder.ME,
        "name": "Ann Ashby",
        "address": "1 Quay Street\nThrelby",
        "postcode": "TH1 2AB",
        "email": "ann@example.org",
        "state": State.AWAITING,
        "started_at": NOON,
        "agreed_at": NOON,
        "submitted_at": NOON + dt.timedelta(seconds=number),
        **more,
    }
    offer = offer or Offer.objects.first() or an_offer()
    return Application.objects.create(
        reference=f"FB-{number:05}", offer=offer, quantity=quantity, **told
    )


def pay(application: Application, pence: int | None = None) -> None:
    """Let money come by bank transfer for an application, by default all that it costs."""
    receive(
        application,
        application.price_minor if pence is None else pence,
        payment=None,
        held_in=Account.BANK,
        key=f"test:{next(_numbers)}:share-money",
        on=JUNE_13,
        **BY,
    )
    application.refresh_from_db()


def paid(quantity: int = 10, **more: Any) -> Application:
    """Return an application that is paid."""
    application = applied(quantity, **more)
    pay(application)
    return application


def approved(quantity: int = 10, **more: Any) -> Application:
    """Return an application that the board has approved."""
    return approve(paid(quantity, **more), minute=MINUTE, **BY)


def allotted(quantity: int = 10, **more: Any) -> Application:
    """Return an application whose shares are allotted."""
    application = approved(quantity, **more)
    allot(application, on=JUNE_13, **BY)
    application.refresh_from_db()
    return application


def member(pounds: int, *, name: str = "Ann Ashby", exempt: bool = False) -> Member:
    """Enter a member at Ann Ashby’s address who holds so many pounds in those shares."""
    told = Told(
        name=name, address="1 Quay Street\nThrelby", postcode="TH1 2AB", email="ann@example.org"
    )
    on = dt.date(2026, 1, 1)
    entered = enter(told, kind=Kind.PERSON, on=on, authority="Board", exempt_from_cap=exempt, **BY)
    if pounds:
        record_shares(
            entered,
            share_class=tens(),
            what=What.ALLOTMENT,
            quantity=pounds // 10,
            amount_minor=pounds * 100,
            on=on,
            authority="Board",
            **BY,
        )
    return entered


def holds(account: Account) -> int:
    """Return what an account holds, credits above nought."""
    return -trial_balance().get((account, "GBP"), 0)


def signed_in(role: str) -> Client:
    """Sign somebody of a role in at the desk."""
    user = User.objects.create(email=f"{role.split(maxsplit=1)[0].lower()}@example.org")
    user.groups.add(Group.objects.get(name=role))
    client = Client()
    sign_in(client, user)
    return client

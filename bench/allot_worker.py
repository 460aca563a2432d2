"""Allot applications, timed: `python -m bench.allot_worker APPLICATIONS MEMBERS`."""

import datetime as dt
import json
import sys
import time
from typing import TYPE_CHECKING

import django

if TYPE_CHECKING:
    from masthead.shares.models import Application


def main() -> None:
    """Make members and applications, approve the list, and say how long its allotment took."""
    django.setup()
    from django.db import transaction

    from masthead.paper.models import the_paper
    from masthead.people import audit
    from masthead.shares.decisions.allot_all import allot_all
    from masthead.shares.decisions.approve_all import approve_all

    now = dt.datetime.now(tz=dt.UTC)
    today = the_paper().today(now)
    with transaction.atomic():
        _members(int(sys.argv[2]), on=today, at=now)
        applications = _applications(int(sys.argv[1]), on=today, at=now)
    approved = approve_all(applications, minute="Minute 4", by=audit.COMMAND, at=now)
    began = time.perf_counter()
    done = allot_all(approved.done, on=today, by=audit.COMMAND, at=now)
    took = time.perf_counter() - began
    sys.stdout.write(json.dumps({"took": took, "allotted": len(done.done)}) + "\n")


def _members(count: int, *, on: dt.date, at: dt.datetime) -> None:
    from masthead.people import audit
    from masthead.register.enter import enter
    from masthead.register.models import Kind
    from masthead.register.told import Told

    for number in range(count):
        told = Told(
            name=f"Member {number}",
            address=f"{number} Quay Street\nThrelby",
            postcode=f"TH{number % 90 + 10} {number % 9 + 1}AB",
            email=f"member-{number}@example.org",
        )
        enter(told, kind=Kind.PERSON, on=on, authority="Minute 1", by=audit.COMMAND, at=at)


def _applications(count: int, *, on: dt.date, at: dt.datetime) -> "list[Application]":
    from masthead.ledger.accounts import Account
    from masthead.people import audit
    from masthead.register.models import ShareClass
    from masthead.shares.models import Application, Offer, State
    from masthead.shares.money.receive import receive

    share_class = ShareClass.objects.create(name="Ordinary", nominal_minor=1_000)
    offer = Offer.objects.create(
        name="Shares for a press", slug="press", share_class=share_class, opens_on=on
    )
    made = []
    for number in range(count):
        application = Application.objects.create(
            reference=f"FB-{number:06}",
            offer=offer,
            quantity=number % 50 + 1,
            state=State.AWAITING,
            holder="me",
            name=f"Reader {number}",
            address=f"{number} Bell Lane\nThrelby",
            postcode=f"TH{number % 90 + 10} {number % 9 + 1}CD",
            email=f"reader-{number}@example.org",
            started_at=at,
            agreed_at=at,
            submitted_at=at,
        )
        receive(
            application,
            application.price_minor,
            payment=None,
            held_in=Account.BANK,
            key=f"bench:{number}:share-money",
            on=on,
            by=audit.COMMAND,
            at=at,
        )
        made.append(application)
    return made


if __name__ == "__main__":
    main()

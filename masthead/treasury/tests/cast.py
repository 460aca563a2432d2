"""The small cast of the treasurer's tests: The Ferry Bell, its June, and who closes it."""

import datetime as dt

from django.test import Client

from masthead.fund.tests.cast import JULY_2, JUNE_30, noon_of
from masthead.ledger.accounts import Account
from masthead.paper.models import the_paper
from masthead.people import audit, roles
from masthead.people.models import User
from masthead.people.staff import add_staff
from masthead.treasury.checks import checklist, look_at
from masthead.treasury.checks.check import Check, State
from masthead.treasury.close import close
from masthead.treasury.explain import explain
from masthead.treasury.figures import digest_of, figures_of, frozen
from masthead.treasury.models import MonthStatement
from masthead.treasury.state_balance import state_balance
from tests.signed_in import sign_in


def on_staff(role: str = "treasurer") -> User:
    """Add somebody of a role to the staff."""
    return add_staff(
        f"{role}@ferrybell.example", role=roles.find(role), by=audit.COMMAND, at=noon_of(JULY_2)
    )


def signed_in(role: str = "treasurer") -> Client:
    """Return the browser of somebody of a role."""
    client = Client()
    sign_in(client, on_staff(role))
    return client


def looked_at(month: dt.date, *, today: dt.date = JULY_2) -> dict[str, Check]:
    """Return a month's checklist by the names of its lines."""
    return {check.name: check for check in checklist(look_at(month, today=today))}


def bank_has(minor: int, *, on: dt.date = JUNE_30) -> None:
    """State what the bank holds at the end of a day."""
    state_balance(minor, as_on=on, by=audit.COMMAND, at=noon_of(JULY_2))


def explain_all(month: dt.date, *, today: dt.date = JULY_2, words: str = "Counted by two") -> None:
    """Explain each line that isn't done and may be explained."""
    for check in looked_at(month, today=today).values():
        if check.wants_words:
            explain(
                check.name,
                month=month,
                sentence=check.sentence,
                words=words,
                by=audit.COMMAND,
                at=noon_of(today),
                today=today,
            )


def seen(month: dt.date, *, today: dt.date = JULY_2) -> str:
    """Return what the treasurer's page would hand over of a month's figures."""
    asked = look_at(month, today=today)
    return digest_of(frozen(figures_of(asked, paper=the_paper(), checks=checklist(asked))))


def close_it(month: dt.date, *, today: dt.date = JULY_2) -> MonthStatement:
    """State what the bank must hold, explain what there is to explain, and close a month."""
    asked = look_at(month, today=today)
    bank_has(asked.trial.of(Account.BANK), on=asked.last)
    explain_all(month, today=today)
    return close(
        month,
        seen=seen(month, today=today),
        by=audit.COMMAND,
        at=noon_of(today),
        today=today,
    )


def lines_not_done(month: dt.date, *, today: dt.date = JULY_2) -> set[str]:
    """Return the names of the lines that keep a month open."""
    found = looked_at(month, today=today).values()
    return {check.name for check in found if check.state is State.NOT_DONE}

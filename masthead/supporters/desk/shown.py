"""Supports in the words that the desk uses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from masthead.lib import days, money
from masthead.mail.models import Letter
from masthead.people.models import Person
from masthead.supporters.letters.words import so_often
from masthead.supporters.models import Occasion, Rung, State, Step, Support
from masthead.supporters.step import REPLACED

Details = dict[str, str | int | None]


@dataclass(frozen=True)
class Row:
    """A line of the list."""

    support: Support
    name: str
    gives: str
    stands: str


def kept(support: Support) -> Person:
    """Return the record that is kept of somebody who supports the paper."""
    return support.person.joined_into or support.person


def rows_of(supports: Iterable[Support]) -> list[Row]:
    """Return lines of the list, in its order."""
    return [Row(one, str(kept(one)), gives(one.amount_minor, one), stands(one)) for one in supports]


def gives(minor: int, support: Support) -> str:
    """Say a sum with how often it is given."""
    return so_often(money.exact(minor, currency=support.currency), support.often)


def stands(support: Support) -> str:
    """Say how a support stands, with the day that tells most of it."""
    said = str(support.get_state_display())
    day: dt.date | None = None
    match State(support.state):
        case State.ACTIVE:
            words, day = _("next on {day}"), support.next_on
        case State.FAILING:
            words, day = _("{state} since {day}"), _date(support.failing_since)
        case State.PAUSED:
            words, day = _("{state} until {day}"), support.paused_until
        case State.PENDING:
            words, day = _("{state} since {day}"), _date(support.started_at)
        case _:
            words, day = _("{state} on {day}"), _date(support.ended_at)
    return words.format(state=said, day=days.in_words(day)) if day else said


def _date(at: dt.datetime | None) -> dt.date | None:
    return at.date() if at else None


def facts_of(support: Support) -> list[tuple[str, str]]:
    """Return what is known of a support and of whose it is, leaving out what isn't."""
    person, subscription = kept(support), support.subscription
    expires = subscription.method_expires_on if subscription else None
    mandate = subscription.mandate if subscription else None
    told = [
        (_("Who speaks for it"), person.contact),
        (_("Email"), person.email),
        (_("Telephone"), person.phone),
        (_("Town"), person.town),
        (_("Reference"), support.reference),
        (_("Thanks"), str(support.get_thank_display())),
        (_("Day of the month"), str(support.day_of_month or "")),
        (_("Card good until"), days.in_words(expires) if expires else ""),
        (_("At the gateway"), str(subscription.get_status_display()) if subscription else ""),
        (_("Mandate"), str(mandate.get_status_display()) if mandate else ""),
        (_("The gateway has to be asked again"), _asked(support)),
    ]
    return [(name, said) for name, said in told if said]


def _asked(support: Support) -> str:
    asked_at = support.subscription.asked_at if support.subscription else None
    return _("asked on {day}").format(day=days.in_words(asked_at.date())) if asked_at else ""


def steps_of(support: Support) -> list[tuple[Step, str]]:
    """Return the steps of a support in words, the latest first."""
    steps = support.steps.select_related("by").order_by("-at", "-pk")
    return [(step, step_in_words(step, currency=support.currency)) for step in steps]


def step_in_words(step: Step, *, currency: str) -> str:
    """Say what a step was."""
    told = step.details
    match step.what:
        case "failed":
            amount = money.exact(told["amount_minor"], currency=currency)
            return _("a collection of {amount} failed").format(amount=amount)
        case "changed":
            was, now = (
                so_often(
                    money.exact(told[f"amount_minor{x}"], currency=currency), told[f"often{x}"]
                )
                for x in ("_was", "")
            )
            return _("changed: {was} is {now} now").format(was=was, now=now)
        case "written":
            about = Occasion(told["occasion"]).label
            return f"{about}: {Rung(told['rung']).label}"
        case "refused":
            return _refused_in_words(told, currency=currency)
        case "thanks":
            return _("thanks chosen anew")
        case "newsletter":
            return _("wants the newsletter, once it is confirmed")
    return _state_in_words(step)


def _refused_in_words(told: Details, *, currency: str) -> str:
    if "state" in told:
        asked = str(State(str(told["state"])).label)
        return _("the gateway refused that it be {state}").format(state=asked)
    amount = money.exact(int(told["amount_minor"] or 0), currency=currency)
    asked = so_often(amount, int(told["often"] or 1))
    if told["day_of_month"]:
        words = _("the gateway refused {asked}, on day {day} of the month")
        return words.format(asked=asked, day=told["day_of_month"])
    return _("the gateway refused {asked}").format(asked=asked)


def _state_in_words(step: Step) -> str:
    said = str(State(step.what).label) if step.what in State.values else step.what
    words = reason_in_words(str(step.details.get("why", "")))
    return f"{said}: {words}" if words else said


def reason_in_words(why: str) -> str:
    """Say why a support ended, by the word that its step keeps; nothing for no word."""
    words = {
        "bank": _("ended at the bank or gateway"),
        Occasion.FAILED.value: _("collections went on failing"),
        Occasion.MISSED.value: _("the standing order no longer came"),
        "asked": _("on their asking"),
        "method": _("another card or account was given"),
        REPLACED: _("they give in another way now"),
    }
    return words.get(why, "")


@dataclass(frozen=True)
class Money:
    """What came of a support, or went back."""

    on: dt.date
    amount: str
    payment: str


def money_of(support: Support, *, most: int = 60) -> list[Money]:
    """Return what came of a support, the latest first."""
    rows = support.received.select_related("payment").order_by("-effective_on", "-pk")[:most]
    return [
        Money(
            row.effective_on,
            money.exact(row.amount_minor, currency=support.currency),
            row.payment.reference if row.payment else "",
        )
        for row in rows
    ]


def letters_of(support: Support, *, most: int = 40) -> list[Letter]:
    """Return the letters about a support, and those to its supporter's address, latest first."""
    email = kept(support).email
    if not email:
        return []
    return list(Letter.objects.filter(to=email).order_by("-queued_at")[:most])

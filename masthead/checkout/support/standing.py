"""How support stands, in the words of the page that a supporter comes back to."""

from __future__ import annotations

import enum
import uuid
from dataclasses import dataclass

from masthead.checkout.choices import OTHER
from masthead.lib import days, money
from masthead.people.models import PersonKind
from masthead.supporters.letters.words import benefits_of, how_in_words, so_often
from masthead.supporters.models import How, State, Support


class Words(enum.StrEnum):
    """What a supporter is told."""

    THANKS = "thanks"
    LEFT = "left"
    NOT_YET = "not-yet"
    TO_SET_UP = "to-set-up"
    TO_SEND = "to-send"
    NOTHING_TAKEN = "nothing-taken"
    FAILING = "failing"
    ENDED = "ended"


@dataclass(frozen=True)
class Shown:
    """Support as its page shows it: `so_often` is the sum with how often, `next_on` a day."""

    support: Support
    words: Words
    so_often: str
    how: str
    next_on: str
    benefits: list[str]
    is_group: bool


def shown(support: Support, *, left: bool = False) -> Shown:
    """Return what the page of somebody's support says, from what is known here.

    `left` is whether they came back from the gateway's page before they were done. Whoever has
    the page's address sees no name and no email.
    """
    amount = money.exact(support.amount_minor, currency=support.currency)
    return Shown(
        support=support,
        words=_words(support, left=left),
        so_often=so_often(amount, support.often),
        how=how_in_words(support.how),
        next_on=days.in_words(support.next_on) if support.next_on else "",
        benefits=benefits_of(support.level),
        is_group=support.person.kind == PersonKind.GROUP,
    )


def _words(support: Support, *, left: bool) -> Words:
    match State(support.state):
        case State.PENDING if support.how == How.STANDING_ORDER:
            return Words.TO_SET_UP
        case State.PENDING if support.how == How.COLLECTION:
            return Words.TO_SEND
        case State.PENDING:
            return Words.LEFT if left else Words.NOT_YET
        case State.ACTIVE | State.PAUSED:
            return Words.THANKS
        case State.FAILING:
            return Words.FAILING
        case State.DROPPED:
            return Words.NOTHING_TAKEN
    return Words.ENDED


def kept_words(key: str) -> dict[str, str]:
    """Return what somebody chose whose support was never confirmed, to try again with.

    Their name and address are not among it: the record that was found for them may say more
    than they typed.
    """
    try:
        pk = uuid.UUID(key)
    except ValueError:
        return {}
    never = Support.objects.filter(state__in=(State.PENDING, State.DROPPED))
    support = never.exclude(subscription=None).select_related("person", "level").filter(pk=pk)
    return _chosen(found) if (found := support.first()) else {}


def _chosen(support: Support) -> dict[str, str]:
    level, minor = support.level, support.amount_minor
    is_level = bool(level and level.is_offered and level.minor(support.often) == minor)
    return {
        "often": str(support.often),
        "level": level.slug if level and is_level else OTHER,
        "other_amount": "" if is_level else money.plain(minor, currency=support.currency),
        "how": support.how,
        "thank": support.thank,
        "group": "1" if support.person.kind == PersonKind.GROUP else "",
    }

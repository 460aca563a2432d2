"""A support as its page shows it to whoever looks after it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from masthead.checkout.support.ways import offered_to
from masthead.checkout.support_life.switch_way import begins_on
from masthead.fund.models import Gift
from masthead.fund.receipts.link import receipt_path
from masthead.lib import days, money
from masthead.paper.models import Paper
from masthead.people.models import PersonKind
from masthead.supporters.letters.words import benefits_of, how_in_words, so_often
from masthead.supporters.models import SUPPORTING, How, State, Support

MOST_SHOWN = 24
BY_GATEWAY = (How.CARD, How.DIRECT_DEBIT)


@dataclass(frozen=True)
class Came:
    """What came, or went back: the day, the sum in words, the path of its receipt if any."""

    on: dt.date
    amount: str
    receipt: str


@dataclass(frozen=True)
class Life:
    """A support in words: what is given, how, what is next, and what its supporter can do.

    `begins_on` is the first day of what is collected in another way, empty for at once.
    """

    support: Support
    so_often: str
    how: str
    next_on: str
    until: str
    card_until: str
    benefits: list[str]
    came: list[Came]
    other_ways: list[tuple[str, str]]
    begins_on: str

    @property
    def can_pause(self) -> bool:
        """Say whether it can rest."""
        return self.support.state in (State.ACTIVE, State.FAILING)

    @property
    def can_change(self) -> bool:
        """Say whether its terms can change."""
        return self.support.state in SUPPORTING

    @property
    def has_method(self) -> bool:
        """Say whether a gateway holds a card or an account that can be another."""
        return self.can_change and self.support.subscription_id is not None

    @property
    def can_be_collected(self) -> bool:
        """Say whether a gateway collects in one of the other ways."""
        return any(how in BY_GATEWAY for how, _name in self.other_ways)


def life_of(support: Support, *, paper: Paper, today: dt.date) -> Life:
    """Return what the page of a support says. Three queries."""
    amount = money.exact(support.amount_minor, currency=support.currency)
    expires = support.subscription.method_expires_on if support.subscription else None
    return Life(
        support=support,
        so_often=so_often(amount, support.often),
        how=how_in_words(support.how),
        next_on=_day(None if support.state == State.PAUSED else support.next_on),
        until=_day(support.paused_until),
        card_until=_day(expires),
        benefits=benefits_of(support.level),
        came=_came(support),
        other_ways=_other_ways(support, paper=paper),
        begins_on=_day(begins_on(support, today=today)),
    )


def _day(day: dt.date | None) -> str:
    return days.in_words(day) if day else ""


def _came(support: Support) -> list[Came]:
    rows = list(support.received.order_by("-effective_on", "-pk")[:MOST_SHOWN])
    gifts = dict(
        Gift.objects.filter(entry__in=[row.entry_id for row in rows]).values_list("entry", "number")
    )
    return [
        Came(
            row.effective_on,
            money.exact(row.amount_minor, currency=support.currency),
            receipt_path(gifts[row.entry_id]) if row.entry_id in gifts else "",
        )
        for row in rows
    ]


def _other_ways(support: Support, *, paper: Paper) -> list[tuple[str, str]]:
    if support.state not in SUPPORTING:
        return []
    offered = offered_to(paper, is_group=support.person.kind == PersonKind.GROUP)
    return [(how.value, str(how.label)) for how in offered if how != support.how]

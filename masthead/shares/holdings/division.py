"""Divide what a member who died held: to those whom they nominated, the rest to the estate."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from masthead.register.holdings import Held, holding
from masthead.register.models import Member, Nomination, ShareClass
from masthead.register.rules import rules_on
from masthead.shares.holdings.worth import worth


@dataclass(frozen=True)
class Share:
    """So many shares of a class, with what was paid on them in minor units."""

    share_class: ShareClass
    quantity: int
    amount_minor: int


@dataclass(frozen=True)
class Part:
    """What passes to one nominee, or with no nomination to the estate."""

    nomination: Nomination | None
    shares: tuple[Share, ...]

    @property
    def amount_minor(self) -> int:
        """Return what was paid on all of it, in minor units."""
        return sum(share.amount_minor for share in self.shares)


def division(member: Member, *, died_on: dt.date) -> list[Part]:
    """Return to whom a member's shares pass at their death: each nominee's part, then the estate's.

    The nominations in force that day count in the order of the book, together up to the limit
    of that day's rules, in whole shares; the estate has what is left. A part of nothing is left
    out. Source: Co-operative and Community Benefit Societies Act 2014, s.37(4).
    """
    left = holdings_of(member)
    limit = rules_on(died_on).nomination_minor
    parts = []
    for nomination in Nomination.objects.in_force_on(died_on).filter(member=member):
        most = limit if nomination.amount_minor is None else min(limit, nomination.amount_minor)
        shares = tuple(_taken(left, most))
        limit -= sum(share.amount_minor for share in shares)
        parts.append(Part(nomination, shares))
    rest = tuple(
        Share(share_class, held.quantity, held.amount_minor) for share_class, held in left.items()
    )
    return [part for part in [*parts, Part(None, rest)] if part.shares]


def holdings_of(member: Member) -> dict[ShareClass, Held]:
    """Return what a member holds of each class after all that is entered, where it is anything."""
    classes = ShareClass.objects.filter(pk__in=member.transactions.values("share_class"))
    found = {one: holding(member, one, on=dt.date.max) for one in classes.order_by("pk")}
    return {one: held for one, held in found.items() if held.quantity}


def _taken(left: dict[ShareClass, Held], most: int) -> Iterator[Share]:
    """Take whole shares for `most` at most out of what is left, class after class."""
    for share_class, held in list(left.items()):
        quantity = held.quantity
        if held.amount_minor > most:
            quantity = most * held.quantity // held.amount_minor
        if not quantity:
            continue
        amount = worth(quantity, held=held, share_class=share_class)
        most -= amount
        rest = Held(held.quantity - quantity, held.amount_minor - amount)
        left[share_class] = rest
        if not rest.quantity:
            del left[share_class]
        yield Share(share_class, quantity, amount)

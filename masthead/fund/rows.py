"""Gifts as rows of a table at the desk."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from masthead.fund.models import Gift
from masthead.lib import money


@dataclass(frozen=True)
class GiftRow:
    """A gift, its giver and its sums as words; `returned` is empty where nothing was given back.

    `is_reversed` tells one that nobody gave: recorded by mistake.
    """

    gift: Gift
    giver: str
    amount: str
    returned: str
    is_reversed: bool


def rows_of(gifts: Iterable[Gift]) -> list[GiftRow]:
    """Return the rows of gifts that brought along what was given back of them."""
    return [_row(gift) for gift in gifts]


def _row(gift: Gift) -> GiftRow:
    returned = int(getattr(gift, "returned_minor", 0))
    known = (gift.giver.name, gift.giver.town) if gift.giver else ()
    return GiftRow(
        gift,
        ", ".join(filter(None, known)),
        money.exact(gift.amount_minor, currency=gift.currency),
        money.exact(returned, currency=gift.currency) if returned else "",
        bool(getattr(gift, "is_reversed", False)),
    )

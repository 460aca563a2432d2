"""Appeals, and the gifts that the book holds."""

from masthead.fund.models.again import GiftAgain
from masthead.fund.models.appeal import Appeal, AppealQuerySet, PostgresqlExclusion
from masthead.fund.models.gift import Gift, GiftQuerySet, GiftRefund, Method
from masthead.fund.models.match import Match
from masthead.fund.models.reversal import GiftReversal
from masthead.fund.models.summed import SummedDay, Summing
from masthead.people.models import Thank

__all__ = [
    "Appeal",
    "AppealQuerySet",
    "Gift",
    "GiftAgain",
    "GiftQuerySet",
    "GiftRefund",
    "GiftReversal",
    "Match",
    "Method",
    "PostgresqlExclusion",
    "SummedDay",
    "Summing",
    "Thank",
]

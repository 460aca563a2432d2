"""Appeals, and the gifts that the book holds."""

from masthead.fund.models.appeal import Appeal, AppealQuerySet, PostgresqlExclusion
from masthead.fund.models.gift import Gift, GiftQuerySet, GiftRefund, Method, Thank

__all__ = [
    "Appeal",
    "AppealQuerySet",
    "Gift",
    "GiftQuerySet",
    "GiftRefund",
    "Method",
    "PostgresqlExclusion",
    "Thank",
]

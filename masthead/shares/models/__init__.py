"""Offers of shares, and the applications for them."""

from masthead.shares.models.application import (
    UNDECIDED,
    Application,
    Holder,
    ShareMoney,
    SharePayment,
    State,
    Step,
)
from masthead.shares.models.offer import Offer

__all__ = [
    "UNDECIDED",
    "Application",
    "Holder",
    "Offer",
    "ShareMoney",
    "SharePayment",
    "State",
    "Step",
]

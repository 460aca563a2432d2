"""Sums as Stripe writes them (docs.stripe.com/currencies).

Stripe counts most currencies in the same minor units as ISO 4217 does. It counts some without
decimals that have them by the norm, others with two that have none, and those with three only
to a full ten.
"""

from masthead.lib import money
from masthead.payments.contract import GatewayRefused

# By the norm without decimals; Stripe keeps two, for old integrations' sake.
_TWO_AT_STRIPE = ("ISK", "UGX")
# By the norm with two decimals; Stripe has none.
_NONE_AT_STRIPE = ("MGA",)


def to_stripe(minor: int, *, currency: str) -> int:
    """Return minor units as Stripe counts them. Raises GatewayRefused for what it can't charge."""
    if currency in _TWO_AT_STRIPE:
        return minor * 100
    step = 100 if currency in _NONE_AT_STRIPE else 10 if money.exponent(currency) == 3 else 1
    if minor % step:
        shown = money.exact(minor, currency=currency)
        raise GatewayRefused(f"Stripe can’t charge {shown}: its last digit is too fine")
    return minor // 100 if currency in _NONE_AT_STRIPE else minor


def from_stripe(amount: int, *, currency: str) -> int:
    """Return what Stripe counts in minor units of the norm."""
    if currency in _TWO_AT_STRIPE:
        return amount // 100
    return amount * 100 if currency in _NONE_AT_STRIPE else amount

"""Sums are counted as Stripe counts them, currency by currency."""

import pytest

from masthead.payments.contract import GatewayRefused
from masthead.payments.stripe.sums import from_stripe, to_stripe


@pytest.mark.parametrize(("minor", "currency"), [(1235, "KWD"), (150, "MGA")])
def test_it_refuses_what_is_too_fine_to_charge(minor: int, currency: str) -> None:
    with pytest.raises(GatewayRefused):
        to_stripe(minor, currency=currency)


@pytest.mark.parametrize(
    ("minor", "currency", "at_stripe"),
    [
        (1250, "GBP", 1250),
        (500, "JPY", 500),
        (500, "KRW", 500),
        (500, "ISK", 50_000),
        (500, "UGX", 50_000),
        (1230, "KWD", 1230),
        (1500, "MGA", 15),
    ],
)
def test_it_writes_and_reads_a_sum(minor: int, currency: str, at_stripe: int) -> None:
    assert to_stripe(minor, currency=currency) == at_stripe
    assert from_stripe(at_stripe, currency=currency) == minor

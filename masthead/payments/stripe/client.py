"""Stripe's own library, set up for this paper, and its failures in our words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.conf import settings

from masthead.payments.contract import GatewayRefused, GatewayUnreachable, UnknownObject

if TYPE_CHECKING:
    from stripe import StripeClient

# A giver waits for the answer: the library's own 80 seconds are too long.
PATIENCE_SECONDS = 20


def client() -> StripeClient:
    """Return the library's client with the paper's secret key. Raises GatewayRefused."""
    import stripe

    if not settings.STRIPE_SECRET_KEY:
        raise GatewayRefused("MASTHEAD_STRIPE_SECRET_KEY is not set")
    return stripe.StripeClient(
        settings.STRIPE_SECRET_KEY,
        base_addresses={"api": settings.STRIPE_API_BASE},
        max_network_retries=1,
        http_client=stripe.RequestsClient(timeout=PATIENCE_SECONDS),
    )


@contextmanager
def in_our_words(what: str) -> Iterator[None]:
    """Turn the library's errors into the contract's (docs.stripe.com/api/errors).

    A request that can't be right, or that was refused for good, is GatewayRefused; an object
    that isn't there is UnknownObject; all else says nothing of what was done.
    """
    import stripe

    try:
        yield
    except stripe.InvalidRequestError as error:
        if error.http_status == 404 or error.code == "resource_missing":
            raise UnknownObject(f"Stripe has no {what}") from error
        raise GatewayRefused(f"Stripe refuses {what}: {error.code or error.http_status}") from error
    except (stripe.CardError, stripe.AuthenticationError, stripe.PermissionError) as error:
        raise GatewayRefused(f"Stripe refuses {what}: {error.code or error.http_status}") from error
    except stripe.StripeError as error:
        raise GatewayUnreachable(f"Stripe does not answer on {what}") from error

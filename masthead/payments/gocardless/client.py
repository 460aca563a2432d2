"""GoCardless's own library, set up for this paper, and its failures in our words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.conf import settings

from masthead.payments.contract import GatewayRefused, GatewayUnreachable, UnknownObject

if TYPE_CHECKING:
    from gocardless_pro import Client

# A giver waits for the answer; the library tries three times.
PATIENCE_SECONDS = 10


def client() -> Client:
    """Return the library's client with the paper's access token. Raises GatewayRefused."""
    import gocardless_pro

    if not settings.GOCARDLESS_ACCESS_TOKEN:
        raise GatewayRefused("MASTHEAD_GOCARDLESS_ACCESS_TOKEN is not set")
    return gocardless_pro.Client(
        access_token=settings.GOCARDLESS_ACCESS_TOKEN,
        environment=settings.GOCARDLESS_ENVIRONMENT,
        base_url=settings.GOCARDLESS_API_BASE or None,
        timeout=PATIENCE_SECONDS,
    )


@contextmanager
def in_our_words(what: str) -> Iterator[None]:
    """Turn the library's errors into the contract's (developer.gocardless.com, "Errors").

    What it says no to for good is GatewayRefused; an object that isn't there is UnknownObject;
    all else says nothing of what was done.
    """
    import requests
    from gocardless_pro import errors

    said_no = (
        errors.ValidationFailedError,
        errors.InvalidStateError,
        errors.AuthenticationError,
        errors.PermissionsError,
    )
    try:
        yield
    except errors.InvalidApiUsageError as error:
        if error.code == 404:
            raise UnknownObject(f"GoCardless has no {what}") from error
        raise GatewayRefused(f"GoCardless refuses {what}: {error.code}") from error
    except said_no as error:
        raise GatewayRefused(f"GoCardless refuses {what}: {error.code}") from error
    except (errors.GoCardlessProError, requests.RequestException) as error:
        raise GatewayUnreachable(f"GoCardless does not answer on {what}") from error

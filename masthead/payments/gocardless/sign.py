"""Lead to GoCardless's page where a mandate is signed."""

from __future__ import annotations

from masthead.payments.contract import Payer, Started
from masthead.payments.gocardless.client import client, in_our_words

SCHEME = "bacs"


def sign(mandate_key: str, *, payer: Payer, return_url: str) -> Started:
    """Ask for a mandate, or find the one asked for, and give the page where it is signed.

    `mandate_key` is the id of our row. The flow is but a way to the page: there can be several
    to one request.
    """
    ours = {"mandate": mandate_key}
    request = {"scheme": SCHEME, "currency": "GBP", "metadata": ours}
    with in_our_words("a mandate"):
        made = client().billing_requests.create(
            params={"mandate_request": request, "metadata": ours},
            headers=once(f"{mandate_key}:mandate"),
        )
        flow = client().billing_request_flows.create(
            params={
                "redirect_uri": return_url,
                "exit_uri": f"{return_url}?left=1",
                "prefilled_customer": _prefilled(payer),
                "links": {"billing_request": made.id},
            },
        )
    return Started(remote_id=made.id, address=flow.authorisation_url)


def once(key: str) -> dict[str, str]:
    """Return the header by which GoCardless does a thing once."""
    return {"Idempotency-Key": key}


def _prefilled(payer: Payer) -> dict[str, str]:
    """Return what the page's form begins with: the name as typed, split at its last space."""
    given, _, family = payer.name.strip().rpartition(" ")
    known = {"given_name": given, "family_name": family, "email": payer.email}
    return {name: text for name, text in known.items() if text}

"""The signed address of a giver's direct debit: whoever has it may look, and stop it."""

import uuid

from django.core.signing import BadSignature, Signer
from django.urls import reverse

from masthead.payments.models import Mandate

_SIGNER = "masthead.checkout.debit"


class LinkNotValid(LookupError):
    """The link was cut short or changed, or leads to nothing."""


def path_of(mandate: Mandate) -> str:
    """Return the path of a direct debit's page. It stays good for as long as the paper's key."""
    signed = Signer(salt=_SIGNER).sign(mandate.pk.hex)
    return reverse("direct_debit", args=[signed])


def mandate_of(signed: str) -> Mandate:
    """Return the mandate that a signed word stands for. Raises LinkNotValid."""
    try:
        key = uuid.UUID(Signer(salt=_SIGNER).unsign(signed))
        return Mandate.objects.get(pk=key)
    except (BadSignature, ValueError, Mandate.DoesNotExist) as error:
        raise LinkNotValid("This link leads to no direct debit") from error

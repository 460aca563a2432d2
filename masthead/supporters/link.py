"""The signed address of a support: whoever got the letter may look after it, without a password."""

import datetime as dt
import uuid

from django.core.signing import BadSignature, TimestampSigner
from django.urls import reverse

from masthead.supporters.models import Support

# Longer than any schedule of letters goes on.
GOOD_FOR = dt.timedelta(days=120)
_SIGNER = TimestampSigner(salt="masthead.supporters", sep=".")


class LinkNotValid(LookupError):
    """The link was cut short or changed, is too old, or leads to nothing."""


def path_of(support: Support) -> str:
    """Return the path of a support's page for the letter to its supporter alone."""
    return reverse("support_life", args=[_SIGNER.sign(support.pk.hex)])


def support_of(signed: str) -> Support:
    """Return the support that a signed word stands for. Raises LinkNotValid."""
    try:
        key = uuid.UUID(_SIGNER.unsign(signed, max_age=GOOD_FOR))
        return Support.objects.select_related("person", "level", "subscription").get(pk=key)
    except (BadSignature, ValueError, Support.DoesNotExist) as error:
        raise LinkNotValid("This link leads to no support") from error

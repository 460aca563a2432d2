"""An address made unreadable, so that it can be known again when it is no longer kept."""

from django.utils.crypto import salted_hmac

from masthead.mail.consent import written


def known_as(email: str) -> str:
    """Return what stands for an address: the same for the same address and the paper's key."""
    secret = salted_hmac("masthead.mail.suppression", written(email), algorithm="sha256")
    return str(secret.hexdigest())

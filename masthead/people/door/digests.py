"""What is kept of codes and links in their place."""

import uuid

from django.utils.crypto import salted_hmac


def code_digest(row: uuid.UUID, code: str) -> str:
    """Return the digest of a code, good for one row alone; spaces and dashes don’t count."""
    typed = "".join(filter(str.isalnum, code))
    return salted_hmac("masthead.people.code", f"{row}:{typed}").hexdigest()


def link_digest(secret: str) -> str:
    """Return the digest of the secret in a link."""
    return salted_hmac("masthead.people.link", secret).hexdigest()

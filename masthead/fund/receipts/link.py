"""The address of a receipt, which only whoever was given it can know."""

from django.core.signing import BadSignature, Signer
from django.urls import reverse

# Without a date: a receipt is good for as long as the gift is in the book.
_SIGNER = Signer(salt="masthead.fund.receipt", sep=".")


class NoSuchReceipt(LookupError):
    """The address is none that was given out."""


def receipt_path(number: int) -> str:
    """Return the path at which the receipt of a gift is had as PDF."""
    return reverse("receipt", args=[_SIGNER.sign(str(number))])


def number_of(token: str) -> int:
    """Return the gift's number that a path was signed for. Raises NoSuchReceipt."""
    try:
        return int(_SIGNER.unsign(token))
    except BadSignature as error:
        raise NoSuchReceipt("There is no such receipt") from error

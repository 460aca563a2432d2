"""The signed address of a member's own account: good for a day, since it shows where they live."""

import datetime as dt

from django.core.signing import BadSignature, TimestampSigner
from django.urls import reverse

from masthead.register.models import Member

GOOD_FOR = dt.timedelta(days=1)
_SIGNER = TimestampSigner(salt="masthead.shares.account", sep=".")


class LinkNotValid(LookupError):
    """The link was cut short or changed, is too old, or leads to nobody."""


def account_path(member: Member) -> str:
    """Return the path of a member's account, for the letter to them alone."""
    return reverse("own_account", args=[_SIGNER.sign(str(member.number))])


def member_of(signed: str) -> Member:
    """Return the member that a signed word stands for. Raises LinkNotValid."""
    try:
        number = int(_SIGNER.unsign(signed, max_age=GOOD_FOR))
        return Member.objects.get(number=number)
    except (BadSignature, ValueError, Member.DoesNotExist) as error:
        raise LinkNotValid("This link leads to no account") from error

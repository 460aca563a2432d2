"""The signed addresses by which somebody ends mail or chooses it, without signing in."""

from __future__ import annotations

from django.core.signing import BadSignature, Signer
from django.urls import reverse

from masthead.mail.consent import written
from masthead.mail.models import Consent

_SIGNER = Signer(salt="masthead.mail.preferences", sep=".")


class LinkNotValid(LookupError):
    """The link was cut short or changed, or whose it was is no longer known."""


def stop_path(consent: Consent) -> str:
    """Return the path that ends mail of the purpose that somebody said yes to."""
    return reverse("mail_stop", args=[_SIGNER.sign(str(consent.pk))])


def choose_path(consent: Consent) -> str:
    """Return the path of the page where whoever said this chooses what mail they get."""
    return reverse("mail_choose", args=[_SIGNER.sign(str(consent.pk))])


def path_for(email: str) -> str:
    """Return the path of the page of choices for an address; empty where it never chose.

    For letters that must go out. It stays good for as long as the paper's key, or until its
    owner is erased.
    """
    latest = Consent.objects.of(written(email)).first() if email else None
    return choose_path(latest) if latest else ""


def said(signed: str) -> Consent:
    """Return what was said by whoever has the link: its address and its purpose.

    The address of a link names nobody: it holds the number of a row. Raises LinkNotValid.
    """
    try:
        row = Consent.objects.get(pk=int(_SIGNER.unsign(signed)))
    except (BadSignature, ValueError, Consent.DoesNotExist) as error:
        raise LinkNotValid("This link leads to no choice of mail") from error
    if not row.email:
        raise LinkNotValid("Whose link this was is no longer known")
    return row

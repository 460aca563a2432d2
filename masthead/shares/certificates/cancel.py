"""Cancel a certificate."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.lib.turns import take_turn
from masthead.people import audit
from masthead.shares.models import Certificate, CertificateCancelled


class CancelledAlready(ValueError):
    """The certificate is good no longer, and was so before."""


class NoReason(ValueError):
    """A certificate is cancelled, or printed again, for a reason that somebody gives."""


def cancel(
    certificate: Certificate, *, on: dt.date, why: str, by: audit.Actor, at: dt.datetime
) -> CertificateCancelled:
    """Write that a certificate is good no longer from a day on; it stays to be read.

    Raises NoReason or CancelledAlready.
    """
    if not why.strip():
        raise NoReason(_("Say why the certificate is cancelled"))
    with transaction.atomic():
        take_turn(alone=True)
        refuse_cancelled(certificate)
        made = CertificateCancelled.objects.create(
            certificate=certificate, on=on, why=why.strip(), at=at, by=by.user
        )
        details = {"number": certificate.number}
        audit.record("shares.certificates.cancel", certificate, by=by, at=at, details=details)
    return made


def refuse_cancelled(certificate: Certificate) -> None:
    """Raise CancelledAlready for a certificate that is good no longer."""
    if CertificateCancelled.objects.filter(certificate=certificate).exists():
        words = _("Certificate {number} is cancelled already")
        raise CancelledAlready(words.format(number=certificate.number))

"""Have a certificate printed once more, marked as a duplicate."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.lib.turns import take_turn
from masthead.people import audit
from masthead.shares.certificates.cancel import NoReason, refuse_cancelled
from masthead.shares.models import Certificate, CertificateDuplicate


def duplicate(
    certificate: Certificate, *, on: dt.date, why: str, by: audit.Actor, at: dt.datetime
) -> CertificateDuplicate:
    """Write that a certificate is printed again; it keeps its number and bears the mark.

    A certificate is never printed a second time without it. Raises NoReason, or
    CancelledAlready: of one that is good no longer there is no duplicate.
    """
    if not why.strip():
        raise NoReason(_("Say why it is printed once more: lost, spoilt, never arrived"))
    with transaction.atomic():
        take_turn(alone=True)
        refuse_cancelled(certificate)
        made = CertificateDuplicate.objects.create(
            certificate=certificate,
            place=certificate.duplicates.count() + 1,
            made_on=on,
            why=why.strip(),
            at=at,
            by=by.user,
        )
        details = {"number": certificate.number, "place": made.place}
        audit.record("shares.certificates.duplicate", certificate, by=by, at=at, details=details)
    return made

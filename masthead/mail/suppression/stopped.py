"""Say why a letter may not be sent, if it may not."""

from __future__ import annotations

from django.utils.translation import gettext as _

from masthead.mail.consent import has_consent
from masthead.mail.models import STOPS_ALL, Suppression
from masthead.mail.suppression.known_as import known_as


def why_stopped(email: str, *, purpose: str) -> str:
    """Return why nothing of a purpose may go to an address; empty when it may.

    Letters that must go out have no purpose. They are stopped where letters come back or where
    somebody asked us not to write, and not by a complaint: a notice of a debit is owed, a code
    to sign in was asked for that minute. Others need consent besides.
    """
    holds = Suppression.objects.standing().filter(known_as=known_as(email))
    if not purpose:
        holds = holds.filter(reason__in=STOPS_ALL)
    if row := holds.order_by("at").first():
        words = _("This address is suppressed: {reason}")
        return words.format(reason=row.get_reason_display())
    if purpose and not has_consent(email, purpose):
        return _("No mail of this purpose is wanted at this address")
    return ""

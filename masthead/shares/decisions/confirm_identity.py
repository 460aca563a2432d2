"""Say that proof of an applicant's identity has been seen."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.people import audit
from masthead.shares.applications.step import take_step
from masthead.shares.decisions.locked import locked, refuse_decided
from masthead.shares.models import Application, State, Step


class ProofMissing(ValueError):
    """Whoever confirms an identity says what they have seen, without its number."""


def confirm_identity(
    application: Application, *, seen: str, by: audit.Actor, at: dt.datetime
) -> Application:
    """Write down who saw which proof (“passport, in person”); a held application goes on.

    Raises ProofMissing, or NotNow for one that is decided or not sent in.
    """
    if not seen.strip():
        raise ProofMissing(_("Say what was seen, such as: passport, in person"))
    note = seen.strip()[:300]
    with transaction.atomic():
        held = locked(application)
        refuse_decided(held)
        held.identity_seen_at, held.identity_seen_by = at, by.user
        held.save(update_fields=["identity_seen_at", "identity_seen_by"])
        if held.state == State.HELD:
            take_step(held, State.PAID, note=note, by=by, at=at)
        else:
            Step.objects.create(application=held, state=held.state, note=note, at=at, by=by.user)
        audit.record("shares.confirm_identity", held, by=by, at=at)
    return held

"""Write what a reader told into the draft of their application."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.people import audit
from masthead.shares.models import Application, Holder, State

# What belongs to one kind of holder alone is forgotten when another is chosen.
_OF_SOMEBODY: dict[str, Any] = {
    "name": "",
    "address": "",
    "postcode": "",
    "email": "",
    "email_for": [],
    "born_on": None,
    "joint": [],
    "representative": "",
    "registered_society": False,
    "giver_name": "",
    "giver_email": "",
}
MAY_SAY = (*_OF_SOMEBODY, "quantity", "instalments", "agreed_at")


class SentIn(ValueError):
    """The application has been sent in: what it says is no draft any more."""


def write_draft(
    application: Application, said: Mapping[str, object], *, by: audit.Actor, at: dt.datetime
) -> Application:
    """Put what a step of the form says into a draft, and return it. Raises SentIn.

    `said` is by the names of Application’s fields, those of MAY_SAY alone; nothing is judged
    here but by the form: `apply` looks at the whole.
    """
    with transaction.atomic():
        draft = locked_draft(application)
        for field in MAY_SAY:
            if field in said:
                setattr(draft, field, said[field])
        draft.save()
        audit.record("shares.write_draft", draft, by=by, at=at, details={"said": len(said)})
    return draft


def choose_holder(
    application: Application, holder: Holder, *, by: audit.Actor, at: dt.datetime
) -> Application:
    """Say who is to hold the shares of a draft, and return it. Raises SentIn.

    What was told before stays where both kinds of holder have it; what only the other has is
    forgotten.
    """
    with transaction.atomic():
        draft = locked_draft(application)
        if draft.holder != holder:
            if Holder.GIFT in (draft.holder, holder) or Holder.CHILD in (draft.holder, holder):
                _forget(draft, *_OF_SOMEBODY)
            _forget(draft, "joint", "representative")
            if holder != Holder.ORGANISATION:
                _forget(draft, "registered_society")
            draft.holder = holder
        draft.save()
        audit.record("shares.choose_holder", draft, by=by, at=at, details={"holder": holder})
    return draft


def locked_draft(application: Application) -> Application:
    """Return a draft, locked until the caller’s transaction ends. Raises SentIn."""
    found = Application.objects.select_for_update().get(pk=application.pk)
    if found.state != State.DRAFT:
        words = _("Application {reference} has been sent in")
        raise SentIn(words.format(reference=found.reference))
    return found


def _forget(draft: Application, *fields: str) -> None:
    for field in fields:
        setattr(draft, field, _OF_SOMEBODY[field])

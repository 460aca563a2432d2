"""Ask for the whole register as a file."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.people import audit
from masthead.people.models import User
from masthead.register.models import Export
from masthead.register.models.inspection import Form


class ExportReasonMissing(ValueError):
    """Whoever asks for the whole register says what for."""


def ask(
    *, as_at: dt.date, known_on: dt.date | None, form: Form, why: str, by: User, at: dt.datetime
) -> Export:
    """Ask for the register with all holdings; a second person must agree. Raises the above."""
    if not why.strip():
        raise ExportReasonMissing(_("Say what the register is wanted for"))
    with transaction.atomic():
        export = Export.objects.create(
            as_at=as_at, known_on=known_on, form=form, why=why.strip(), at=at, by=by
        )
        details = {"as_at": str(as_at), "form": form}
        audit.record("register.ask_export", export, by=audit.at_desk(by), at=at, details=details)
    return export

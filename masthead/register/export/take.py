"""Take the whole register that another agreed to."""

import datetime as dt

from django.utils.translation import gettext as _

from masthead.people import audit
from masthead.people.models import User
from masthead.register.export.standing import Stands, how_it_stands
from masthead.register.models import Export


class ExportNotAgreed(ValueError):
    """No second person has agreed, or too long ago, or it was somebody else who asked."""


def take(export: Export, *, by: User, at: dt.datetime) -> None:
    """Write down that the file is taken, by whoever asked. Raises ExportNotAgreed."""
    if export.by_id != by.pk or how_it_stands(export, at=at) is not Stands.AGREED:
        raise ExportNotAgreed(
            _("The whole register needs a second person’s yes, a week old at most")
        )
    audit.record("register.take_export", export, by=audit.at_desk(by), at=at)

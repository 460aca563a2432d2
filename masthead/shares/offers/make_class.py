"""Make a class of share."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.people import audit
from masthead.register.models import ShareClass


class ShareClassThere(ValueError):
    """A class of share of this name is there already."""


def make_class(
    name: str,
    *,
    nominal_minor: int,
    withdrawable: bool,
    transferable: bool,
    by: audit.Actor,
    at: dt.datetime,
) -> ShareClass:
    """Make a class of share, worth so much in minor units for ever. Raises ShareClassThere."""
    with transaction.atomic():
        if ShareClass.objects.filter(name__iexact=name.strip()).exists():
            words = _("A class of share called “{name}” is there already")
            raise ShareClassThere(words.format(name=name.strip()))
        made = ShareClass.objects.create(
            name=name.strip(),
            nominal_minor=nominal_minor,
            withdrawable=withdrawable,
            transferable=transferable,
        )
        details: dict[str, str | int | bool | None] = {"nominal_minor": nominal_minor}
        audit.record("shares.make_class", made, by=by, at=at, details=details)
    return made

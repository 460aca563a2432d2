"""Add a class of shares."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.people import audit
from masthead.register.models import ShareClass

LONGEST_NAME = 80


class ClassNameMissing(ValueError):
    """A class of shares needs a name of at most so many characters."""


class ClassThereAlready(ValueError):
    """The society has a class of this name."""


class WorthNothing(ValueError):
    """A share is worth something."""


def add_class(
    name: str,
    *,
    nominal_minor: int,
    withdrawable: bool,
    transferable: bool,
    by: audit.Actor,
    at: dt.datetime,
) -> ShareClass:
    """Let the society have another class of shares; what one is worth never changes.

    `nominal_minor` is in minor units. Raises ClassNameMissing, ClassThereAlready or WorthNothing.
    """
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME:
        words = _("A class of shares needs a name of at most {most} characters")
        raise ClassNameMissing(words.format(most=LONGEST_NAME))
    if nominal_minor <= 0:
        raise WorthNothing(_("A share is worth something"))
    with transaction.atomic():
        if ShareClass.objects.filter(name__iexact=name).exists():
            words = _("There is a class “{name}” already")
            raise ClassThereAlready(words.format(name=name))
        added = ShareClass.objects.create(
            name=name,
            nominal_minor=nominal_minor,
            withdrawable=withdrawable,
            transferable=transferable,
        )
        details = {"nominal_minor": nominal_minor, "withdrawable": withdrawable}
        audit.record("register.add_class", added, by=by, at=at, details=details)
    return added

"""Agree to an export of the whole register, as the second person."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.lib.turns import take_turn
from masthead.people import audit
from masthead.people.models import User
from masthead.register.export.standing import GOOD_FOR
from masthead.register.models import Export, ExportYes


class SecondPersonNeeded(ValueError):
    """Whoever asked can't agree as well."""


class AgreedAlready(ValueError):
    """Somebody agreed before."""


class AskedTooLongAgo(ValueError):
    """The question is older than a yes would be good for."""


def agree(export: Export, *, by: User, at: dt.datetime) -> ExportYes:
    """Say yes. Raises SecondPersonNeeded, AgreedAlready or AskedTooLongAgo."""
    with transaction.atomic():
        take_turn(alone=True)
        if export.by_id == by.pk:
            raise SecondPersonNeeded(_("Somebody else must agree to what you asked for"))
        if ExportYes.objects.filter(export=export).exists():
            raise AgreedAlready(_("Somebody has agreed to this already"))
        if at > export.at + GOOD_FOR:
            raise AskedTooLongAgo(_("That was asked too long ago: it must be asked again"))
        yes = ExportYes.objects.create(export=export, at=at, by=by)
        audit.record("register.agree_export", export, by=audit.at_desk(by), at=at)
    return yes

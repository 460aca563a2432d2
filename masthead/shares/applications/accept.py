"""Accept shares that somebody gives: with that they may be allotted."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.people import audit
from masthead.register.rules import rules_on
from masthead.register.told import Told
from masthead.shares.applications.apply import refuse_age, refuse_particulars
from masthead.shares.applications.step import NotNow
from masthead.shares.applications.tell import tell_accepted
from masthead.shares.models import UNDECIDED, Application, Holder


def accept(
    application: Application, told: Told, *, on: dt.date, by: audit.Actor, at: dt.datetime
) -> Application:
    """Write down that the recipient of given shares takes them, and who they are.

    A second time changes nothing. Raises NotNow where nothing waits to be accepted,
    ParticularsMissing or TooYoung.
    """
    with transaction.atomic():
        found = Application.objects.select_for_update().get(pk=application.pk)
        if found.holder != Holder.GIFT or found.state not in UNDECIDED:
            raise NotNow(_("There are no shares here that wait to be accepted"))
        if found.accepted_at:
            return found
        for field, value in told.as_fields().items():
            setattr(found, field, value)
        found.accepted_at = at
        refuse_particulars(found)
        refuse_age(found, rules=rules_on(on), on=on)
        found.save()
        audit.record("shares.accept", found, by=by, at=at)
        tell_accepted(found, at=at)
    return found

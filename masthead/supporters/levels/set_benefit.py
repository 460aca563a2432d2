"""Set what supporters get, or take it off the list."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.people import audit
from masthead.supporters.models import Benefit, What


class BenefitNameless(ValueError):
    """What supporters get is said in words."""


def set_benefit(
    name: str,
    *,
    what: str = What.OTHER,
    place: int = 0,
    amending: Benefit | None = None,
    by: audit.Actor,
    at: dt.datetime,
) -> Benefit:
    """Put something that supporters get on the list, or amend it, and return it.

    `what` is one of What: what the program sees to by itself. Raises BenefitNameless.
    """
    if not name.strip():
        raise BenefitNameless(_("Say what supporters get"))
    with transaction.atomic():
        benefit = amending or Benefit()
        benefit.name, benefit.what, benefit.place = name.strip(), What(what), place
        benefit.save()
        details = {"what": str(benefit.what)}
        audit.record("supporters.set_benefit", benefit, by=by, at=at, details=details)
    return benefit

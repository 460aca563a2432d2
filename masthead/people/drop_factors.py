"""Drop the second factors of somebody who lost theirs."""

from __future__ import annotations

import datetime as dt

from allauth.mfa.models import Authenticator
from django.db import transaction

from masthead.people import audit
from masthead.people.end_sessions import count_on
from masthead.people.granting import refuse_more_than_held, roles_of
from masthead.people.models import User


def drop_factors(user: User, *, by: audit.Actor, at: dt.datetime) -> int:
    """Delete somebody’s app, passkeys and recovery codes; return how many. Their sessions end.

    With a new sign-in link they set up others. Raises MayNotGrant for somebody who holds more
    than whoever acts.
    """
    refuse_more_than_held(by, roles_of(user))
    with transaction.atomic():
        gone, _each = Authenticator.objects.filter(user=user).delete()
        count_on(user)
        audit.record("people.drop_factors", user, by=by, at=at, details={"factors": gone})
    return int(gone)

"""Put one certificate in the place of those that a change of the holding has made wrong."""

import datetime as dt

from django.db import transaction

from masthead.lib.turns import take_turn
from masthead.people import audit
from masthead.register.holdings import holding
from masthead.register.models import Member, ShareClass, ShareTransaction
from masthead.shares.certificates.cancel import cancel
from masthead.shares.certificates.issue import issue
from masthead.shares.models import Certificate


def renew(
    member: Member,
    *,
    share_class: ShareClass,
    on: dt.date,
    why: str,
    by: audit.Actor,
    at: dt.datetime,
    of: ShareTransaction | None = None,
) -> Certificate | None:
    """Cancel a member's certificates of a class, and issue one for what they hold now.

    For a transfer, a withdrawal, a conversion: after its transactions are written. Returns None
    where nothing is held any more. Raises NoReason.
    """
    with transaction.atomic():
        take_turn(alone=True)
        for old in Certificate.objects.standing().of(member, share_class):
            cancel(old, on=on, why=why, by=by, at=at)
        held = holding(member, share_class, on=dt.date.max)
        if held.quantity <= 0:
            return None
        return issue(
            member,
            share_class=share_class,
            quantity=held.quantity,
            amount_minor=held.amount_minor,
            on=on,
            by=by,
            at=at,
            of=of,
        )

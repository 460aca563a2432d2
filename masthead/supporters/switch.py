"""Let somebody's support come another way: by direct debit instead of by card, say."""

import datetime as dt

from django.db import transaction

from masthead.ledger.models import new_id
from masthead.paper.models import the_paper
from masthead.payments import reference
from masthead.payments.models import Subscription
from masthead.people import audit
from masthead.supporters.models import How, State, Support
from masthead.supporters.step import NotNow, note


def switch(
    support: Support,
    *,
    how: How,
    subscription: Subscription | None,
    by: audit.Actor,
    at: dt.datetime,
) -> Support:
    """Write down, in the caller's transaction or its own, support that comes instead of another.

    It is to be confirmed; once it is, the other is stopped by that, and until then goes on.
    Raises NotNow where the other has ended.
    """
    with transaction.atomic():
        support = Support.objects.select_for_update(of=("self",)).get(pk=support.pk)
        if support.is_over:
            raise NotNow(str(support.get_state_display()))
        instead = Support.objects.create(
            id=new_id(),
            person=support.person,
            level=support.level,
            amount_minor=support.amount_minor,
            currency=support.currency,
            often=support.often,
            how=how,
            subscription=subscription,
            reference=reference.new(the_paper().name),
            thank=support.thank,
            started_at=at,
            instead_of=support,
        )
        details: dict[str, str | int | bool | None] = {"instead_of": str(support.pk), "how": how}
        note(instead, State.PENDING, details=details, by=by, at=at)
    return instead

"""Whom to call: those whose support has lapsed, until somebody has spoken to them."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from django.db.models import Count, Q, QuerySet

from masthead.supporters.models import Call, Outcome, State, Step, Support


def to_be_called() -> QuerySet[Support]:
    """Return the lapsed supports that no call has settled, the latest first.

    Each bears `tried`, how often nobody answered. Whoever supports the paper again isn't called.
    """
    settled = Call.objects.exclude(outcome=Outcome.NO_ANSWER).values("support")
    again = Support.objects.not_over().values("person")
    lapsed = Support.objects.filter(state=State.LAPSED).exclude(pk__in=settled)
    in_order = lapsed.exclude(person__in=again).order_by("-ended_at", "pk")
    tried = Count("calls", filter=Q(calls__outcome=Outcome.NO_ANSWER))
    return in_order.select_related("person__joined_into").annotate(tried=tried)


def why_lapsed(supports: Sequence[Support]) -> dict[uuid.UUID, str]:
    """Return the reason that each support's last step keeps, by its id. One query."""
    steps = Step.objects.filter(support__in=supports, what=State.LAPSED)
    told = steps.order_by("at", "pk").values_list("support", "details")
    return {key: str(details.get("why", "")) for key, details in told}

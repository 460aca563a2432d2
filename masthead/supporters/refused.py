"""Which supports a gateway refused to let become what was asked."""

from __future__ import annotations

import uuid

from django.db.models import Exists, OuterRef, QuerySet

from masthead.supporters.models import State, Step
from masthead.supporters.step import CHANGED

REFUSED = "refused"
# After each of these an earlier refusal is of no matter any more.
TURNS = (CHANGED, REFUSED, State.ACTIVE, State.PAUSED)


def refused() -> QuerySet[Step, uuid.UUID]:
    """Return the ids of the supports of which a gateway refused what was asked of them last."""
    later = Step.objects.filter(support=OuterRef("support"), what__in=TURNS, pk__gt=OuterRef("pk"))
    return Step.objects.filter(~Exists(later), what=REFUSED).values_list("support", flat=True)

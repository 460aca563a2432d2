"""How this room forgets a person: what gateways sent may name them. The till tells of payments."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from masthead.payments.forget_notices import forget_notices
from masthead.people.rights import registry
from masthead.people.rights.registry import Held, Whom


def tell(whom: Whom) -> Sequence[Held]:
    """Return nothing: who pays is known by the rooms above, which tell of each payment."""
    return []


def forget(whom: Whom, at: dt.datetime) -> None:
    """Empty the notices of gateways in which an address of theirs stands."""
    forget_notices(whom.emails)


registry.offer("payments", tell=tell, forget=forget)

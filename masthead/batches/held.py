"""What this room holds about a person, and how it forgets them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from masthead.batches.models import Item
from masthead.people.models import Thank
from masthead.people.rights import registry
from masthead.people.rights.registry import Held, Whom

PERMISSION = "batches.enter_post"


def tell(whom: Whom) -> Sequence[Held]:
    """Return what came from them by post, as it was typed in."""
    rows = [_row(item) for item in _theirs(whom).order_by("-typed_at")]
    kept = _("the numbers of a cheque are vouchers of the book; the name goes.")
    return [Held(_("Gifts by post, as typed in"), rows, kept=kept, permission=PERMISSION)]


def forget(whom: Whom, at: dt.datetime) -> None:
    """Empty the names that were typed in from their letters."""
    _theirs(whom).update(name="", town="", thank=Thank.NONE)


def _theirs(whom: Whom) -> QuerySet[Item]:
    return Item.objects.filter(Q(giver__in=whom.records) | Q(gift__giver__in=whom.records))


def _row(item: Item) -> dict[str, Any]:
    cheque = " ".join(filter(None, (item.sort_code, item.account, item.cheque_number)))
    return {
        "name": item.name,
        "town": item.town,
        "amount_minor": item.amount_minor,
        "how it came": item.get_method_display(),
        "cheque": cheque,
        "typed at": item.typed_at,
    }


registry.offer("batches", tell=tell, forget=forget)

"""What this room holds about a person: what was printed, which nobody can take back."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from masthead.people.rights import registry
from masthead.people.rights.registry import Held, Whom
from masthead.thanks.models import ColumnLine


def tell(whom: Whom) -> Sequence[Held]:
    """Return how they were thanked in the paper, at their own wish."""
    lines = ColumnLine.objects.filter(gift__giver__in=whom.records).exclude(whom="")
    printed = lines.select_related("column").order_by("-column__printed_at")
    rows = [
        {"printed at": line.column.printed_at, "column": line.column.headline, "as": line.whom}
        for line in printed
    ]
    kept = _("the paper is out: what was printed stays as it was, as in any archive.")
    return [Held(_("Thanks printed in the paper"), rows, kept=kept)]


registry.offer("thanks", tell=tell, forget=registry.forget_nothing)

"""Let a gift each month tell of its giver what they say now."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from masthead.checkout.models import RegularGift
from masthead.people import audit


def tell_anew(
    regular: RegularGift,
    *,
    name: str | None = None,
    town: str | None = None,
    thank: str | None = None,
    by: audit.Actor,
    at: dt.datetime,
) -> RegularGift:
    """Change the name, the town or the wish for thanks of what is collected from now on.

    None leaves a thing as it is. What stays the same is no change, and leaves no audit row.
    """
    told = {"name": name, "town": town, "thank": thank}
    with transaction.atomic():
        regular = RegularGift.objects.select_for_update().get(pk=regular.pk)
        changed = [
            field
            for field, said in told.items()
            if said is not None and said != getattr(regular, field)
        ]
        for field in changed:
            setattr(regular, field, told[field])
        if changed:
            regular.save(update_fields=changed)
            details = {"changed": ", ".join(changed)}
            audit.record("checkout.tell_anew", regular, by=by, at=at, details=details)
    return regular

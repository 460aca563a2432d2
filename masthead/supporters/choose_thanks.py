"""Thank a supporter as they wish from now on."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from masthead.people import audit
from masthead.people.models import Thank
from masthead.supporters.models import Support
from masthead.supporters.step import note


def choose_thanks(support: Support, thank: Thank, *, by: audit.Actor, at: dt.datetime) -> Support:
    """Let what comes of a support from now on be thanked for in another way; again, no change."""
    with transaction.atomic():
        support = Support.objects.select_for_update().get(pk=support.pk)
        if support.thank != thank:
            support.thank = thank
            support.save(update_fields=["thank"])
            note(support, "thanks", details={"thank": thank.value}, by=by, at=at)
    return support

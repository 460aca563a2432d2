"""What this room holds about a reader who signed in, and how it forgets them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from masthead.newsroom.models import GiftLink, MeterReading
from masthead.people.rights import registry
from masthead.people.rights.registry import Held, Whom

# What somebody read is nobody's business at the desk: no role has this right.
_NOBODY = "newsroom.see_what_is_read"


def tell(whom: Whom) -> Sequence[Held]:
    """Return the stories that they opened on the meter, and the links that they passed on."""
    readings = MeterReading.objects.filter(user__in=whom.users).select_related("article")
    links = GiftLink.objects.filter(user__in=whom.users).select_related("article")
    read = [{"at": one.at, "story": one.article.title} for one in readings.order_by("-at")]
    passed = [
        {"at": one.made_at, "story": one.article.title, "opened": one.opens}
        for one in links.order_by("-made_at")
    ]
    return [
        Held(_("Stories opened this month"), read, permission=_NOBODY),
        Held(_("Links passed on"), passed, permission=_NOBODY),
    ]


def forget(whom: Whom, at: dt.datetime) -> None:
    """Delete what they read and the links that they passed on."""
    MeterReading.objects.filter(user__in=whom.users).delete()
    GiftLink.objects.filter(user__in=whom.users).delete()


registry.offer("newsroom", tell=tell, forget=forget)

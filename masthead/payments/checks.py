"""What must not be served: real money in a practice paper, practice money in a real one."""

import os

from django.utils.translation import gettext as _

from masthead.paper.models import Paper
from masthead.payments import registry

# The secrets of gateways that move real money, by the letters they begin with.
LIVE_KEYS = {
    "MASTHEAD_STRIPE_SECRET_KEY": ("sk_live_", "rk_live_"),
    "MASTHEAD_GOCARDLESS_ACCESS_TOKEN": ("live_",),
}


def refuse_gateways(paper: Paper) -> list[str]:
    """Return why this paper's gateways can't be served, a sentence each; none when all is well."""
    chosen = registry.chosen(paper)
    reasons = [
        _("MASTHEAD_GATEWAY names “{name}”, which is no gateway; there are: {known}.").format(
            name=name, known=", ".join(registry.names())
        )
        for name in chosen
        if name not in registry.names()
    ]
    if "practice" in chosen and not paper.practice:
        reasons.append(_("The practice gateway moves no money; a real paper can’t use it."))
    return reasons + (_live_keys() if paper.practice else [])


def _live_keys() -> list[str]:
    return [
        _("{name} holds a live key; a practice paper stays a practice paper for ever.").format(
            name=name
        )
        for name, beginnings in LIVE_KEYS.items()
        if os.environ.get(name, "").startswith(beginnings)
    ]

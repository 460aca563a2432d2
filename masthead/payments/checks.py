"""What must not be served: real money in a practice paper, practice money in a real one."""

from collections.abc import Iterator

from django.conf import settings
from django.utils.translation import gettext as _

from masthead.paper.models import Paper
from masthead.payments import registry

# What each gateway needs to be set, and the letters with which a key begins that moves real
# money, or that moves none.
NEEDED = {
    "stripe": ("STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET"),
    "gocardless": ("GOCARDLESS_ACCESS_TOKEN", "GOCARDLESS_WEBHOOK_SECRET"),
}
LIVE = {"STRIPE_SECRET_KEY": ("sk_live_", "rk_live_"), "GOCARDLESS_ACCESS_TOKEN": ("live_",)}
TRIAL = {"STRIPE_SECRET_KEY": ("sk_test_", "rk_test_"), "GOCARDLESS_ACCESS_TOKEN": ("sandbox_",)}


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
    return reasons + list(_keys(chosen, paper=paper)) + list(_wrong_currency(chosen, paper=paper))


def _keys(chosen: list[str], *, paper: Paper) -> Iterator[str]:
    """Yield what is wrong with the keys: real money in practice, none in a real paper."""
    if paper.practice:
        words = _("{name} holds a live key; a practice paper stays a practice paper for ever.")
    else:
        words = _("{name} holds a trial key, which moves no money; a real paper needs a live one.")
    for name, beginnings in (LIVE if paper.practice else TRIAL).items():
        if _set(name).startswith(beginnings):
            yield words.format(name=f"MASTHEAD_{name}")
    for gateway in chosen:
        for name in NEEDED.get(gateway, ()):
            if not _set(name):
                words = _("{name} is not set; the gateway “{gateway}” can’t work without it.")
                yield words.format(name=f"MASTHEAD_{name}", gateway=gateway)


def _wrong_currency(chosen: list[str], *, paper: Paper) -> Iterator[str]:
    for name in chosen:
        taken = registry.provider(name).currencies if name in registry.names() else ()
        if taken and paper.currency not in taken:
            words = _("The gateway “{name}” takes {taken}, not the paper’s {currency}.")
            yield words.format(name=name, taken=", ".join(taken), currency=paper.currency)


def _set(name: str) -> str:
    return str(getattr(settings, name))

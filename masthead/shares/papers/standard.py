"""What all papers of the society have in common, and what they say until it has own words."""

from __future__ import annotations

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from masthead.lib import money
from masthead.paper.models import Paper
from masthead.register.models import ShareClass
from masthead.shares.models import Place
from masthead.shares.papers.set_words import words_now


def common(paper: Paper) -> dict[str, str]:
    """Return the society's name, its registered number in words, and the language."""
    registered = ""
    if paper.society_number:
        words = _("{society}, registered number {number}")
        registered = words.format(society=paper.society_name, number=paper.society_number)
    return {
        "society": paper.society_name,
        "registered": registered or paper.society_name,
        "lang": (get_language() or "en").split("-")[0],
    }


def own_words(place: Place) -> str:
    """Return what is said in a place: the society’s own words, or those it starts with."""
    return words_now().get(place, "") or _standard(place)


def _standard(place: Place) -> str:
    match place:
        case Place.CERTIFICATE:
            return _(
                "The shares are held under the rules of the society. They can’t rise in value "
                "and may be lost. Each member has one vote, whatever they hold."
            )
        case Place.ALLOTMENT:
            return _(
                "Keep this letter with your certificate. If your name, your address or your "
                "email changes, please tell us, so that the register stays right."
            )
        case Place.NOTICE:
            return _("If anything here is not as you expected, please write to us.")
        case Place.SIGNED:
            return _("The secretary")


def class_in_words(share_class: ShareClass, *, quantity: int, currency: str) -> str:
    """Write so many shares of a class: “10 Ordinary shares of £10 each, withdrawable”."""
    nominal = money.exact(share_class.nominal_minor, currency=currency)
    one, many = _("1 {name} share of {nominal}"), _("{n} {name} shares of {nominal} each")
    words = one if quantity == 1 else many
    said = words.format(n=f"{quantity:,}", name=share_class.name, nominal=nominal)
    kinds = [
        _("withdrawable") if share_class.withdrawable else _("not withdrawable"),
        *([_("transferable")] if share_class.transferable else []),
    ]
    return ", ".join([said, *kinds])

"""End an offer that did not raise its least, and give all its money back."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.lib import days
from masthead.paper.models import the_paper
from masthead.people import audit
from masthead.shares.decisions.decide_all import Decided
from masthead.shares.decisions.reject import reject
from masthead.shares.models import UNDECIDED, Offer
from masthead.shares.offers.raised import raised_minor


class StillOpen(ValueError):
    """The offer is still open: its least can still be raised."""


class LeastRaised(ValueError):
    """The offer has raised its least, or has none."""


def refund_offer(offer: Offer, *, by: audit.Actor, at: dt.datetime) -> Decided:
    """Reject all that was applied for under an offer that failed, and give the money back.

    Each application by itself, so it is safe to run again. Raises StillOpen or LeastRaised.
    """
    refuse_unless_failed(offer, on=the_paper().today(at))
    with transaction.atomic():
        offer.closed_at = offer.closed_at or at
        offer.save(update_fields=["closed_at"])
        audit.record("shares.refund_offer", offer, by=by, at=at)
    decided = Decided()
    why = _("The offer did not raise its least")
    for application in offer.applications.filter(state__in=UNDECIDED).order_by("submitted_at"):
        reject(application, why=why, by=by, at=at)
        decided.done.append(application)
    return decided


def refuse_unless_failed(offer: Offer, *, on: dt.date) -> None:
    """Refuse an offer that may still raise its least, or has. Raises StillOpen or LeastRaised."""
    if offer.is_open(on) or offer.opens_on > on:
        words = _("{name} is open until {day}")
        until = days.in_words(offer.closes_on) if offer.closes_on else _("it is closed")
        raise StillOpen(words.format(name=offer.name, day=until))
    if raised_minor(offer) >= offer.least_raised_minor:
        raise LeastRaised(_("{name} has raised its least").format(name=offer.name))


def failed(offer: Offer, *, on: dt.date) -> bool:
    """Say whether an offer closed without raising its least and money of it is still here."""
    try:
        refuse_unless_failed(offer, on=on)
    except (StillOpen, LeastRaised):
        return False
    return offer.applications.filter(state__in=UNDECIDED).exists()

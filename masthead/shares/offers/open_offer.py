"""Open an offer of shares."""

import datetime as dt
import itertools

from django.db import transaction
from django.utils.text import slugify

from masthead.lib.turns import take_turn
from masthead.paper.models import the_paper
from masthead.people import audit
from masthead.shares.models import Offer
from masthead.shares.offers.offer_terms import LONGEST_ADDRESS, OfferTerms

# Addresses of other screens of the offers.
TAKEN = ("open", "class")


def open_offer(terms: OfferTerms, *, by: audit.Actor, at: dt.datetime) -> Offer:
    """Open an offer of shares, or announce one whose first day is still to come; return it.

    Its address is made of its name and never changes. Raises what `OfferTerms.refuse` raises.
    """
    terms.refuse(today=the_paper().today(at))
    with transaction.atomic():
        take_turn(alone=True)
        offer = Offer.objects.create(slug=_address(terms.name), **terms.fields())
        audit.record("shares.open_offer", offer, by=by, at=at, details=terms.details())
    return offer


def _address(name: str) -> str:
    taken = {*TAKEN, *Offer.objects.values_list("slug", flat=True)}
    begin = slugify(name)[: LONGEST_ADDRESS - 10].strip("-") or "shares"
    free = (begin if number == 1 else f"{begin}-{number}" for number in itertools.count(1))
    return next(slug for slug in free if slug not in taken)

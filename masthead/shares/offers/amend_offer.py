"""Amend an offer of shares, or close it before its last day."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.lib.turns import take_turn
from masthead.paper.models import the_paper
from masthead.people import audit
from masthead.shares.models import Offer, State
from masthead.shares.offers.offer_terms import OfferTerms


class ShareClassFixed(ValueError):
    """Somebody has applied for shares of this class: the offer’s stays."""


class ClosedAlready(ValueError):
    """The offer was closed before."""


def amend_offer(offer: Offer, *, to: OfferTerms, by: audit.Actor, at: dt.datetime) -> Offer:
    """Put other terms in an offer’s place and return it; what was applied for before stays.

    Raises what `OfferTerms.refuse` raises, or ShareClassFixed.
    """
    to.refuse(today=the_paper().today(at))
    with transaction.atomic():
        take_turn(alone=True)
        found = Offer.objects.select_for_update().get(pk=offer.pk)
        asked_for = found.applications.exclude(state=State.DRAFT)
        if found.share_class_id != to.share_class.pk and asked_for.exists():
            words = _("There are applications under this offer: its class of share stays")
            raise ShareClassFixed(words)
        for field, value in to.fields().items():
            setattr(found, field, value)
        found.save()
        audit.record("shares.amend_offer", found, by=by, at=at, details=to.details())
    return found


def close_offer(offer: Offer, *, by: audit.Actor, at: dt.datetime) -> Offer:
    """Close an offer now and for good: it takes no more applications. Raises ClosedAlready.

    Applications that were sent in are decided as before.
    """
    with transaction.atomic():
        found = Offer.objects.select_for_update().get(pk=offer.pk)
        if found.closed_at:
            raise ClosedAlready(_("{name} is closed already").format(name=found.name))
        found.closed_at = at
        found.save(update_fields=["closed_at"])
        audit.record("shares.close_offer", found, by=by, at=at)
    return found

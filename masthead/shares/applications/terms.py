"""What an offer and the rules of the society ask of an application."""

import datetime as dt

from django.utils.translation import gettext as _

from masthead.lib import days, money
from masthead.paper.models import the_paper
from masthead.register.rules import rules_on
from masthead.shares.models import Offer
from masthead.shares.offers.raised import raised_minor


class OfferClosed(ValueError):
    """The offer takes no applications: not yet, or no more, or it is fully taken up."""


class TooFewShares(ValueError):
    """Fewer shares than the least of the offer."""


class TooManyShares(ValueError):
    """More shares than the most of the offer to one."""


class OverTheCap(ValueError):
    """More than one person may hold in withdrawable shares."""


def refuse_closed(offer: Offer, *, on: dt.date) -> None:
    """Refuse an offer that isn’t open on a day, or is taken up. Raises OfferClosed."""
    if offer.opens_on > on:
        words = _("This offer opens on {day}")
        raise OfferClosed(words.format(day=days.in_words(offer.opens_on)))
    if not offer.is_open(on):
        raise OfferClosed(_("This offer has closed: it takes no more applications"))
    if offer.most_raised_minor is not None and raised_minor(offer) >= offer.most_raised_minor:
        raise OfferClosed(_("All the shares of this offer are taken"))


def refuse_quantity(
    offer: Offer, quantity: int, *, on: dt.date, registered_society: bool = False
) -> None:
    """Refuse a number of shares that the offer or the rules’ cap doesn’t allow to one.

    What somebody holds already is looked at when the application is decided. Raises
    TooFewShares, TooManyShares or OverTheCap.
    """
    if quantity < offer.least_shares:
        words = _("The least that you can apply for is {least}")
        raise TooFewShares(words.format(least=_in_words(offer, offer.least_shares)))
    if offer.most_shares is not None and quantity > offer.most_shares:
        words = _("The most that you can apply for is {most}")
        raise TooManyShares(words.format(most=_in_words(offer, offer.most_shares)))
    _refuse_over_cap(offer, quantity, on=on, exempt=registered_society)
    left = _left(offer)
    if left is not None and offer.price_of(quantity) > left and not offer.scales_back:
        words = _("Only {left} of this offer is left")
        raise TooManyShares(words.format(left=_money(left)))


def _refuse_over_cap(offer: Offer, quantity: int, *, on: dt.date, exempt: bool) -> None:
    cap = rules_on(on).cap_minor
    if offer.share_class.withdrawable and not exempt and offer.price_of(quantity) > cap:
        words = _("Nobody may hold more than {cap} in shares, other registered societies excepted")
        raise OverTheCap(words.format(cap=_money(cap)))


def _left(offer: Offer) -> int | None:
    if offer.most_raised_minor is None:
        return None
    return offer.most_raised_minor - raised_minor(offer)


def _in_words(offer: Offer, quantity: int) -> str:
    words = _("{number} shares, {price}") if quantity > 1 else _("one share, {price}")
    return words.format(number=f"{quantity:,}", price=_money(offer.price_of(quantity)))


def _money(minor: int) -> str:
    return money.exact(minor, currency=the_paper().currency)

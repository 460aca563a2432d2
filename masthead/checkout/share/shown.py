"""An offer of shares in the words of the page: what it asks, what has come, until when."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from masthead.lib import days, money
from masthead.paper.models import Paper
from masthead.shares.models import Application, Offer
from masthead.shares.offers.raised import raised_minor


@dataclass(frozen=True)
class OfferShown:
    """An offer as words. `full` and `filled` are sums for a bar; no bar where there is no most.

    `shares` and `costs` say how many one may take; `closes` is empty where there is no end.
    """

    offer: Offer
    price: str
    shares: str
    costs: str
    raised: str
    goal: str
    needed: str
    full: int
    filled: int
    closes: str
    days_left: int | None


def shown(offer: Offer, *, paper: Paper, on: dt.date) -> OfferShown:
    """Return what the page of the shares says of an offer on a day."""

    def in_words(minor: int) -> str:
        return money.exact(minor, currency=paper.currency)

    raised = raised_minor(offer)
    goal = offer.most_raised_minor or 0
    most = offer.most_shares
    least_needed = max(0, offer.least_raised_minor - raised)
    return OfferShown(
        offer=offer,
        price=in_words(offer.share_class.nominal_minor),
        shares=_from_to(f"{offer.least_shares:,}", f"{most:,}" if most else ""),
        costs=_from_to(
            in_words(offer.price_of(offer.least_shares)),
            in_words(offer.price_of(most)) if most else "",
        ),
        raised=in_words(raised),
        goal=in_words(goal) if goal else "",
        needed=in_words(least_needed) if least_needed else "",
        full=goal,
        filled=min(raised, goal),
        closes=days.in_words(offer.closes_on) if offer.closes_on else "",
        days_left=days.days_remaining(offer.closes_on, on=on) if offer.closes_on else None,
    )


def _from_to(least: str, most: str) -> str:
    if not most:
        return _("{least} or more").format(least=least)
    return _("{least} to {most}").format(least=least, most=most)


@dataclass(frozen=True)
class Chosen:
    """What somebody is about to buy, in words."""

    application: Application
    quantity: int
    price: str
    each: str


def chosen(application: Application, *, paper: Paper) -> Chosen:
    """Return how many shares an application is for, and what they cost."""
    each = application.offer.share_class.nominal_minor
    return Chosen(
        application=application,
        quantity=application.quantity,
        price=money.exact(application.price_minor, currency=paper.currency),
        each=money.exact(each, currency=paper.currency),
    )

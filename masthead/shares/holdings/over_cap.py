"""Let nobody come to hold more in withdrawable shares than the rules allow."""

import datetime as dt

from django.utils.translation import gettext as _

from masthead.lib import money
from masthead.paper.models import the_paper
from masthead.register.holdings import withdrawable_minor
from masthead.register.models import Member, ShareClass
from masthead.register.rules import rules_on
from masthead.shares.models import UNDECIDED, Application


class CapReached(ValueError):
    """One person would hold more in withdrawable shares than the rules allow."""


def refuse_over_cap(
    member: Member, amount_minor: int, *, share_class: ShareClass, on: dt.date
) -> None:
    """Raise CapReached where a member may not take over shares for that amount, in minor units.

    What they hold counts, and what they have applied for; another registered society is exempt.
    Source: Co-operative and Community Benefit Societies Act 2014, s.24.
    """
    if not share_class.withdrawable or member.exempt_from_cap:
        return
    held, asked, cap = withdrawable_minor(member), _asked_minor(member), rules_on(on).cap_minor
    if held + asked + amount_minor > cap:
        words = _(
            "One person may hold {cap} at most in withdrawable shares; member {number} holds "
            "{held} and has applied for {asked}"
        )
        said = {"cap": _exact(cap), "held": _exact(held), "asked": _exact(asked)}
        raise CapReached(words.format(number=member.number, **said))


def _asked_minor(member: Member) -> int:
    """Return the price of what a member has applied for and nobody has decided."""
    found = Application.objects.filter(
        member=member, state__in=UNDECIDED, offer__share_class__withdrawable=True
    )
    return sum(one.price_minor for one in found.select_related("offer__share_class"))


def _exact(minor: int) -> str:
    return money.exact(minor, currency=the_paper().currency)

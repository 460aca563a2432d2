"""What the letters to a supporter tell: sums, days, and where all of it is looked after."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext as _

from masthead.lib import days, money
from masthead.paper.models import the_paper
from masthead.people.records import root_of
from masthead.supporters.models import How, Level, Often, Support

# Where somebody looks after all that they give: the page asks them to sign in.
ACCOUNT = "/account/"


def so_often(amount: str, often: int) -> str:
    """Say a sum and how often it is given: "£5 a month"."""
    words = {
        Often.MONTHLY: _("{amount} a month"),
        Often.QUARTERLY: _("{amount} a quarter"),
        Often.YEARLY: _("{amount} a year"),
    }
    return words[Often(often)].format(amount=amount)


def how_in_words(how: str) -> str:
    """Say how support comes, as it stands in a sentence: "by direct debit"."""
    words = {
        How.CARD: _("by card"),
        How.DIRECT_DEBIT: _("by direct debit"),
        How.STANDING_ORDER: _("by standing order"),
        How.COLLECTION: _("by collections that you send in"),
    }
    return words[How(how)]


def told(support: Support) -> dict[str, object]:
    """Return what every letter about a support says."""
    kept = root_of(support.person)
    amount = money.exact(support.amount_minor, currency=support.currency)
    return {
        "paper": the_paper(),
        "name": kept.contact or kept.name,
        "group": kept.name if kept.contact else "",
        "amount": amount,
        "so_often": so_often(amount, support.often),
        "how": how_in_words(support.how),
        "next_on": days.in_words(support.next_on) if support.next_on else "",
        "reference": support.reference,
        "benefits": benefits_of(support.level),
        "account": settings.BASE_URL + ACCOUNT,
    }


def benefits_of(level: Level | None) -> list[str]:
    """Return what a level brings, in the paper's own words."""
    return [benefit.name for benefit in level.benefits.all()] if level else []

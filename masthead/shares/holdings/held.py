"""What a member holds, in words."""

from dataclasses import dataclass

from django.db.models import Sum
from django.utils.translation import gettext as _

from masthead.lib import days, money
from masthead.paper.models import the_paper
from masthead.register.models import Member, ShareTransaction
from masthead.shares.holdings.division import Share, holdings_of


@dataclass(frozen=True)
class Holding:
    """One class of share that is held: its name, the number, and what was paid, in words."""

    name: str
    quantity: str
    paid: str


def holdings_in_words(member: Member) -> list[Holding]:
    """Return what a member holds of each class after all that is entered."""
    currency = the_paper().currency
    return [
        Holding(one.name, f"{held.quantity:,}", money.exact(held.amount_minor, currency=currency))
        for one, held in holdings_of(member).items()
    ]


def other_property_in_words(member: Member) -> str:
    """Return the sum of a member's loans, deposits and other property, empty where it is none."""
    sum_minor: int = member.other_property.aggregate(sum=Sum("amount_minor"))["sum"] or 0
    return money.exact(sum_minor, currency=the_paper().currency) if sum_minor else ""


def shares_in_words(quantity: int, name: str, amount_minor: int) -> str:
    """Return so many shares of a class with what was paid on them: “10 × Ordinary (£100)”."""
    words = _("{quantity} × {name} ({paid})")
    paid = money.exact(amount_minor, currency=the_paper().currency)
    return words.format(quantity=f"{quantity:,}", name=name, paid=paid)


def line_in_words(line: ShareTransaction) -> str:
    """Return what a transaction moved, without its sign, and its day."""
    said = shares_in_words(abs(line.quantity), line.share_class.name, abs(line.amount_minor))
    return f"{said}, {days.in_words(line.effective_on)}"


def share_in_words(share: Share) -> str:
    """Return one part of what passes at a death."""
    return shares_in_words(share.quantity, share.share_class.name, share.amount_minor)

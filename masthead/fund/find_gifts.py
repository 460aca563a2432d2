"""Find gifts by what somebody at the desk remembers of them."""

from django.db.models import Q, QuerySet

from masthead.fund.models import Gift
from masthead.lib import money


def find_gifts(sought: str, *, currency: str) -> QuerySet[Gift]:
    """Return the gifts of a number, an amount, a name or a town, the latest first.

    `sought` is as typed: "17" finds gift 17 and gifts of 17 pounds, "£12.50" those of that
    amount, "harker" whoever's name or town contains it; empty finds all. Each brings
    `returned_minor`, what was given back of it.
    """
    sought = sought.replace("\0", "").strip()
    every = Gift.objects.with_returned().select_related("giver", "appeal")
    found = every.order_by("-effective_on", "-number")
    if sought:
        found = found.filter(_words(sought) | _number(sought) | _amount(sought, currency=currency))
    return found


def _words(sought: str) -> Q:
    return Q(giver__name__icontains=sought) | Q(giver__town__icontains=sought)


def _number(sought: str) -> Q:
    digits = sought.removeprefix("#")
    known = digits.isascii() and digits.isdigit() and len(digits) <= 18
    return Q(number=int(digits)) if known else Q()


def _amount(sought: str, *, currency: str) -> Q:
    try:
        minor = money.parse(sought, currency=currency)
    except money.AmountNotUnderstood:
        return Q()
    return Q(amount_minor=minor) if minor < 10**18 else Q()

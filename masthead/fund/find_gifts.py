"""Find gifts by what somebody at the desk remembers of them."""

import contextlib
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from masthead.fund.models import Gift
from masthead.lib import money
from masthead.payments import reference
from masthead.payments.models import Payment
from masthead.people.models import Person

MOST_WORDS = 6
A_FEW = 500


@dataclass(frozen=True)
class Place:
    """Where a list of gifts, the latest first, goes on: after the gift of this day and number."""

    day: dt.date
    number: int


def find_gifts(
    sought: str, *, currency: str, paper_name: str, after: Place | None = None, limit: int
) -> list[Gift]:
    """Return so many gifts of a number, an amount, a name, a town or a reference, latest first.

    `sought` is as typed: "17" finds gift 17 and gifts of 17 pounds, "£12.50" those of that
    amount, "jo harker" whose giver's name or town holds both words, "harker 25" those of that
    amount, "WP-7K3QD-M" the gift of that reference; empty finds all. Each brings
    `returned_minor`, what was given back of it.
    """
    sought = sought.replace("\0", "").strip()
    ways = list(_ways(sought, currency=currency, paper_name=paper_name)) if sought else [Q()]
    found: dict[int, Gift] = {}
    for way in ways:
        found |= {gift.number: gift for gift in _latest(way, after=after)[:limit]}
    latest = sorted(found.values(), key=lambda gift: (gift.effective_on, gift.number))
    return latest[::-1][:limit]


def _latest(way: Q, *, after: Place | None) -> QuerySet[Gift]:
    every = Gift.objects.filter(way).with_returned().select_related("giver", "appeal")
    if after:
        same_day = Q(effective_on=after.day, number__lt=after.number)
        every = every.filter(effective_on__lte=after.day)
        every = every.filter(Q(effective_on__lt=after.day) | same_day)
    return every.order_by("-effective_on", "-number")


def _ways(sought: str, *, currency: str, paper_name: str) -> Iterator[Q]:
    digits = sought.removeprefix("#")
    if digits.isascii() and digits.isdigit() and len(digits) <= 18:
        yield Q(number=int(digits))
        if digits != sought:
            return
    if minor := _amount(sought, currency=currency):
        yield Q(amount_minor=minor)
        return
    if payments := _payments(sought, paper_name=paper_name):
        yield Q(payment__in=payments)
        return
    words = sought.split()[:MOST_WORDS]
    amounts = [minor for word in words if (minor := _amount(word, currency=currency))]
    names = [word for word in words if not _amount(word, currency=currency)]
    if names and len(amounts) <= 1:
        yield _of_people(names) & (Q(amount_minor=amounts[0]) if amounts else Q())


def _amount(typed: str, *, currency: str) -> int:
    """Return an amount in minor units, or nought for what is none."""
    try:
        minor = money.parse(typed, currency=currency)
    except money.AmountNotUnderstood:
        return 0
    return minor if minor < 10**18 else 0


def _payments(typed: str, *, paper_name: str) -> list[object]:
    wanted = {typed.upper()}
    with contextlib.suppress(reference.ReferenceMistyped):
        wanted.add(reference.initials(paper_name) + reference.tail(typed))
    return list(Payment.objects.filter(reference__in=wanted).values_list("pk", flat=True))


def _of_people(words: list[str]) -> Q:
    """Return the gifts of whoever has these words in their name or town.

    A few such people are named one by one, so that their gifts are taken from an index. Where
    there are many, the latest gifts will soon have shown enough of theirs.
    """
    theirs, wanted = Q(), Q()
    for word in words:
        wanted &= Q(name__icontains=word) | Q(town__icontains=word)
        theirs &= Q(giver__name__icontains=word) | Q(giver__town__icontains=word)
    people = Person.objects.filter(wanted).order_by().values_list("pk", flat=True)[: A_FEW + 1]
    few = list(people)
    return theirs if len(few) > A_FEW else Q(giver__in=few)

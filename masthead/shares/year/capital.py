"""Share capital over a year: opening, what was issued, what was withdrawn, closing."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from masthead.ledger.accounts import Account
from masthead.ledger.models import Entry, Posting
from masthead.register.holdings import Held
from masthead.register.models import ShareClass, ShareTransaction, What

# A reversal belongs to what it takes back.
TRULY = Coalesce("reverses__what", F("what"))


@dataclass(frozen=True)
class Moved:
    """What one kind of transaction did to a class in the year, reversals taken off."""

    what: What
    quantity: int
    amount_minor: int


@dataclass(frozen=True)
class Capital:
    """A class of shares at both ends of the year, and what happened between."""

    share_class: ShareClass
    opening: Held
    moved: tuple[Moved, ...]
    closing: Held

    @property
    def adds_up(self) -> bool:
        """Say whether opening and what happened make closing, in shares and in money."""
        shares = self.opening.quantity + sum(one.quantity for one in self.moved)
        paid = self.opening.amount_minor + sum(one.amount_minor for one in self.moved)
        return (shares, paid) == (self.closing.quantity, self.closing.amount_minor)


def capital(
    first: dt.date, last: dt.date, *, known: dt.datetime | None = None
) -> tuple[Capital, ...]:
    """Return each class that has any share by the last day, as known now or at a moment."""
    by_class = ShareClass.objects.order_by("pk")
    found = [_of(one, first, last, known=known) for one in by_class]
    return tuple(one for one in found if one.moved or one.closing.quantity)


def _of(
    share_class: ShareClass, first: dt.date, last: dt.date, *, known: dt.datetime | None
) -> Capital:
    rows = transactions(known=known).filter(share_class=share_class)
    between = rows.filter(effective_on__range=(first, last)).annotate(truly=TRULY)
    sums = between.values("truly").annotate(shares=Sum("quantity"), paid=Sum("amount_minor"))
    by_what = {row["truly"]: (row["shares"], row["paid"]) for row in sums.order_by("truly")}
    return Capital(
        share_class,
        held(rows.filter(effective_on__lt=first)),
        tuple(Moved(what, *by_what[what]) for what in What if what in by_what),
        held(rows.filter(effective_on__lte=last)),
    )


def transactions(*, known: dt.datetime | None) -> QuerySet[ShareTransaction]:
    """Return the share transactions that the books had at a moment, or have now."""
    rows = ShareTransaction.objects.all()
    return rows.filter(entered_at__lte=known) if known else rows


def held(rows: QuerySet[ShareTransaction]) -> Held:
    """Return what transactions add up to."""
    sums = rows.aggregate(
        quantity=Coalesce(Sum("quantity"), 0), amount_minor=Coalesce(Sum("amount_minor"), 0)
    )
    return Held(**sums)


def in_the_book(last: dt.date, *, known: dt.datetime | None = None) -> int | None:
    """Return the share capital that the book has at the end of a day, in minor units.

    None where the book begins after that day: a register is often older than its book.
    """
    begun = Entry.objects.order_by("effective_on").values_list("effective_on", flat=True).first()
    if begun and begun > last:
        return None
    legs = Posting.objects.filter(Q(account=Account.SHARE_CAPITAL), effective_on__lte=last)
    if known:
        legs = legs.filter(entry__posted_at__lte=known)
    return -(legs.aggregate(sum=Sum("amount_minor"))["sum"] or 0)


def together(found: Sequence[Capital]) -> int:
    """Return what is paid on all classes at the end, in minor units."""
    return sum(one.closing.amount_minor for one in found)

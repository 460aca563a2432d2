"""Look whether the register is sound: for `masthead doctor`."""

from collections.abc import Iterator

from django.db.models import Count, Max, Q, Sum

from masthead.ledger.accounts import Account
from masthead.ledger.models import Posting
from masthead.register.models import Member, ShareTransaction, What
from masthead.register.models.member import Event


def unsound() -> list[str]:
    """Return what is wrong with the register, in sentences; nothing where all is well."""
    return [*_numbers(), *_sums(), *_members(), *_capital()]


def _numbers() -> Iterator[str]:
    found = ShareTransaction.objects.aggregate(count=Count("pk"), last=Max("sequence"))
    if found["count"] != (found["last"] or 0):
        yield f"share transactions have a gap: {found['count']} of {found['last']}"


def _sums() -> Iterator[str]:
    """Find holdings below nothing, and pairs that don’t add up to nothing."""
    holdings = ShareTransaction.objects.values("member", "share_class")
    summed = holdings.annotate(shares=Sum("quantity"), paid=Sum("amount_minor"))
    if below := summed.filter(Q(shares__lt=0) | Q(paid__lt=0)).count():
        yield f"holdings below nothing: {below}"
    paired = (What.TRANSFER_OUT, What.TRANSFER_IN, What.CONVERSION_OUT, What.CONVERSION_IN)
    pairs = ShareTransaction.objects.filter(what__in=paired, pair__isnull=False).values("pair")
    if unequal := pairs.annotate(paid=Sum("amount_minor")).exclude(paid=0).count():
        yield f"pairs of transactions that don’t add up to nothing: {unequal}"


def _members() -> Iterator[str]:
    untold = Member.objects.filter(particulars=None).count()
    if untold:
        yield f"members without particulars: {untold}"
    never = Member.objects.exclude(standings__event=Event.ENTERED).count()
    if never:
        yield f"members who were never entered: {never}"


def _capital() -> Iterator[str]:
    """Hold what was paid on shares against the book, in minor units."""
    paid = ShareTransaction.objects.aggregate(paid=Sum("amount_minor"))["paid"] or 0
    posted = Posting.objects.filter(account=Account.SHARE_CAPITAL).aggregate(
        sum=Sum("amount_minor")
    )
    if paid != (capital := -(posted["sum"] or 0)):
        yield f"the book has {capital} of share capital, the register {paid} paid on shares"

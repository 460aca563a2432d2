"""Find the payout of a payment service that a line of the bank is."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Case, F, Sum, When

from masthead.bank.models import Line
from masthead.checkout.settle_gift import COMES, GOES
from masthead.payments.apply import CHARGEBACK_FEE, FEE, FEE_RETURNED
from masthead.payments.models import Payment, Status, Transition, Way
from masthead.payments.models.payment import BY_POST
from masthead.reconcile.models import How
from masthead.reconcile.payers import compact

HOW = {Way.CARD: How.CARD_PAYOUT, Way.DIRECT_DEBIT: How.DEBIT_PAYOUT}
_ADDS = (*COMES, FEE_RETURNED)
_TAKES = (*GOES, FEE, CHARGEBACK_FEE)
_DAYS = 7


@dataclass(frozen=True)
class Payouts:
    """What payment services say they paid out: for each its name, way, and sums by day."""

    ways: dict[str, How]
    sums: dict[tuple[str, int], list[int]]

    def named_in(self, line: Line) -> str:
        """Return the service whose name stands in a line, or ""."""
        said = compact(line.words)
        return next((name for name in self.ways if compact(name) in said), "")

    def is_told(self, line: Line, name: str) -> bool:
        """Say whether a service told of a payout of this sum within the week before the line."""
        days = self.sums.get((name, line.amount_minor), [])
        return any(0 <= line.booked_on.toordinal() - day <= _DAYS for day in days)


def payouts() -> Payouts:
    """Add up what each payment service paid out on each day, fees and refunds taken off."""
    ways = _ways()
    if not ways:
        return Payouts({}, {})
    days: dict[tuple[str, int], int] = defaultdict(int)
    signed = Case(
        When(name__in=_ADDS, then=F("amount_minor")),
        When(name__in=_TAKES, then=-F("amount_minor")),
        default=0,
    )
    paid_out = Transition.objects.filter(name=Status.PAID_OUT)
    told = paid_out.values_list("payment", "payment__provider", "occurred_at")
    nets = dict(
        Transition.objects.filter(payment__in=paid_out.values("payment"))
        .values_list("payment")
        .annotate(net=Sum(signed))
    )
    for payment, provider, occurred_at in told:
        days[provider, occurred_at.date().toordinal()] += nets.get(payment) or 0
    sums: dict[tuple[str, int], list[int]] = defaultdict(list)
    for (provider, day), minor in days.items():
        sums[provider, minor].append(day)
    return Payouts(ways, sums)


def _ways() -> dict[str, How]:
    pairs = Payment.objects.exclude(provider=BY_POST).values_list("provider", "way").distinct()
    return {provider: HOW[Way(way)] for provider, way in pairs if way in HOW}

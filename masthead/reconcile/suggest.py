"""What a line is, or may be: from references, standing orders, earlier payers, batches, payouts."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from masthead.bank.models import Line
from masthead.batches.models import Batch, Part
from masthead.fund.models import Gift
from masthead.payments.models import Payment, Status
from masthead.payments.models.payment import BY_POST, NOTHING_TAKEN, OPEN
from masthead.reconcile.models import How, Payer, Settlement, StandingOrder
from masthead.reconcile.payers import compact, key_of
from masthead.reconcile.payouts import Payouts, payouts
from masthead.reconcile.settle_otherwise import recorded_by_hand

TWICE_A_MONTH = dt.timedelta(days=20)
_TAIL = 6


@dataclass(frozen=True)
class Suggestion:
    """One thing that a line may be. `sure` ones are done by themselves."""

    how: How
    sure: bool = False
    reference: str = ""
    payer: Payer | None = None
    order: StandingOrder | None = None
    batch: Batch | None = None
    parts: tuple[Part, ...] = ()
    gift: Gift | None = None


@dataclass
class Known:
    """What lines are held against, gathered once for many of them."""

    promised: dict[str, Payment]
    orders: list[tuple[str, StandingOrder]]
    payers: dict[str, Payer]
    batches: list[Batch]
    payouts: Payouts
    came: dict[int, list[dt.date]] = field(default_factory=dict)
    by_sum: dict[int, list[tuple[str, StandingOrder]]] = field(default_factory=dict)

    def drop_batch(self, batch: Batch) -> None:
        """Forget a batch that has been paid in meanwhile."""
        self.batches = [one for one in self.batches if one.pk != batch.pk]


def known() -> Known:
    """Gather what lines are held against."""
    by_post = Payment.objects.filter(provider=BY_POST)
    by_post = by_post.filter(status__in=(*OPEN, *NOTHING_TAKEN, Status.CONFIRMED))
    orders = [(compact(one.payer_text), one) for one in _orders()]
    by_sum: dict[int, list[tuple[str, StandingOrder]]] = defaultdict(list)
    for text, order in orders:
        by_sum[order.amount_minor].append((text, order))
    came: dict[int, list[dt.date]] = defaultdict(list)
    settled = Settlement.objects.standing().exclude(standing_order=None)
    for order_pk, day in settled.values_list("standing_order", "line__booked_on"):
        came[order_pk].append(day)
    return Known(
        promised={compact(payment.reference): payment for payment in by_post},
        orders=orders,
        payers={payer.key: payer for payer in Payer.objects.select_related("giver")},
        batches=list(Batch.objects.to_be_banked()),
        payouts=payouts(),
        came=came,
        by_sum=by_sum,
    )


def _orders() -> Iterator[StandingOrder]:
    yield from StandingOrder.objects.select_related("giver", "appeal").order_by("pk")


def suggest(line: Line, known: Known) -> list[Suggestion]:
    """Return what a line may be, the likeliest first; at most the first is sure."""
    if line.amount_minor < 0:
        return list(_of_debit(line, known))
    found = [
        *_promised(line, known),
        *_ordered(line, known),
        *_banked(line, known),
        *_paid_out(line, known),
        *_payer(line, known),
    ]
    return sorted(found, key=lambda one: not one.sure)


def by_hand_too(line: Line, known: Known) -> list[Suggestion]:
    """Return what a line may be, with the gifts that somebody recorded by hand."""
    counted = [Suggestion(How.COUNTED, gift=gift) for gift in recorded_by_hand(line)]
    return [*suggest(line, known), *counted]


def _promised(line: Line, known: Known) -> Iterator[Suggestion]:
    """Find a reference printed for a gift, however its payer wrote it down."""
    said = compact(line.reference) + " " + compact(line.text) + " " + compact(line.payer_name)
    for prefix in {reference[:-_TAIL] for reference in known.promised}:
        for found in re.finditer(re.escape(prefix), said):
            reference = said[found.start() : found.end() + _TAIL]
            payment = known.promised.get(reference)
            if payment and payment.status != Status.CONFIRMED:
                yield Suggestion(How.GIFT, sure=True, reference=payment.reference)
                return


def _ordered(line: Line, known: Known) -> Iterator[Suggestion]:
    said = compact(line.words + line.payer_account)
    sure = [
        order
        for text, order in known.by_sum.get(line.amount_minor, [])
        if text in said and _is_due(order, line, known)
    ]
    for order in sure:
        yield Suggestion(How.STANDING_ORDER, sure=len(sure) == 1, order=order)
    if not sure:
        for text, order in known.orders:
            if text in said and _runs(order, line):
                yield Suggestion(How.STANDING_ORDER, order=order)


def _runs(order: StandingOrder, line: Line) -> bool:
    return order.started_on <= line.booked_on and not (
        order.ended_on and line.booked_on > order.ended_on
    )


def _is_due(order: StandingOrder, line: Line, known: Known) -> bool:
    """Say whether a standing order runs and hasn't come in these days."""
    days = known.came.get(order.pk, [])
    return _runs(order, line) and all(abs(line.booked_on - day) > TWICE_A_MONTH for day in days)


def _banked(line: Line, known: Known) -> Iterator[Suggestion]:
    """Find a batch whose cheques, cash or both are this sum; its slip's number makes it sure."""
    numbers = {number.lstrip("0") for number in re.findall(r"\d+", line.words)}
    for batch in known.batches:
        sums: dict[tuple[Part, ...], int] = {
            (Part.CHEQUES,): getattr(batch, "cheques_minor", 0),
            (Part.CASH,): getattr(batch, "cash_minor", 0),
        }
        if all(sums.values()):
            sums[Part.CHEQUES, Part.CASH] = sum(sums.values())
        for parts, minor in sums.items():
            if minor == line.amount_minor:
                sure = str(batch.pk) in numbers
                yield Suggestion(How.BATCH, sure=sure, batch=batch, parts=parts)


def _paid_out(line: Line, known: Known) -> Iterator[Suggestion]:
    if name := known.payouts.named_in(line):
        sure = known.payouts.is_told(line, name)
        yield Suggestion(known.payouts.ways[name], sure=sure)


def _payer(line: Line, known: Known) -> Iterator[Suggestion]:
    if payer := known.payers.get(key_of(line)):
        yield Suggestion(How.GIFT, sure=payer.always, payer=payer)


def _of_debit(line: Line, known: Known) -> Iterator[Suggestion]:
    yield from _paid_out(line, known)
    if "CHARGE" in line.words.upper() or re.search(r"\bFEES?\b", line.words.upper()):
        yield Suggestion(How.CHARGE)

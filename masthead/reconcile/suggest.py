"""What a line is, or may be: from references, standing orders, earlier payers, batches, payouts."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from masthead.bank.models import Line
from masthead.batches.models import Batch, Part
from masthead.checkout.models import PromisedGift
from masthead.fund.models import Gift, GiftRefund
from masthead.people.models import Person
from masthead.reconcile.by_hand import gifts_by_hand, refunds_by_hand
from masthead.reconcile.models import How, Payer, Settlement, StandingOrder
from masthead.reconcile.payers import compact, key_of
from masthead.reconcile.payouts import Payouts, payouts
from masthead.reconcile.promised import (
    Promised,
    ordered_supports,
    promised,
    refunds_to_pay,
)
from masthead.shares.models import ShareRefund
from masthead.supporters.models import Support

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
    refund: GiftRefund | None = None
    share_refund: ShareRefund | None = None


@dataclass
class Known:
    """What lines are held against, gathered once for many of them.

    `orders` are found by what the bank shows of them; `came` are the days on which each came.
    `supports` are references, by who gives how much by standing order.
    """

    promised: dict[str, Promised]
    orders: dict[str, list[StandingOrder]]
    payers: dict[str, Payer]
    batches: list[Batch]
    payouts: Payouts
    came: dict[int, list[dt.date]]
    share_refunds: list[ShareRefund]
    supports: dict[tuple[int, int], str]

    @cached_property
    def prefixes(self) -> set[str]:
        """Return how the references begin that are printed for gifts."""
        return {reference[:-_TAIL] for reference in self.promised}

    @cached_property
    def lengths(self) -> set[int]:
        """Return how long the words are that banks show of standing orders."""
        return {len(text) for text in self.orders}

    def orders_in(self, said: str) -> list[StandingOrder]:
        """Return the standing orders whose words stand in what the bank says."""
        found = {
            order.pk: order
            for length in self.lengths
            for at in range(len(said) - length + 1)
            for order in self.orders.get(said[at : at + length], ())
        }
        return [found[pk] for pk in sorted(found)]

    def take(self, line: Line, done: Suggestion) -> None:
        """Let the next lines know what one of them was."""
        if done.order:
            self.came[done.order.pk].append(line.booked_on)
        if done.reference and done.how != How.SUPPORT:
            self.promised.pop(compact(done.reference), None)
        if done.share_refund:
            self.share_refunds.remove(done.share_refund)
        if done.batch:
            for part in done.parts:
                setattr(done.batch, f"{part}_minor", 0)


def known() -> Known:
    """Gather what lines are held against."""
    came: dict[int, list[dt.date]] = defaultdict(list)
    settled = Settlement.objects.standing().exclude(standing_order=None)
    for order_pk, day in settled.values_list("standing_order", "line__booked_on"):
        came[order_pk].append(day)
    return Known(
        promised=promised(),
        orders=_orders(),
        payers={payer.key: payer for payer in Payer.objects.select_related("giver")},
        batches=list(Batch.objects.to_be_banked()),
        payouts=payouts(),
        came=came,
        share_refunds=refunds_to_pay(),
        supports=ordered_supports(),
    )


def _orders() -> dict[str, list[StandingOrder]]:
    found: dict[str, list[StandingOrder]] = defaultdict(list)
    for order in StandingOrder.objects.select_related("giver", "appeal").order_by("pk"):
        found[compact(order.payer_text)].append(order)
    return dict(found)


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


def is_there(found: Suggestion, by_hand: Sequence[Gift]) -> bool:
    """Say whether a gift that a line surely is may have been recorded by hand already.

    By the same giver, or by one of the same name, or by nobody by name.
    """
    if not by_hand or found.how not in (How.GIFT, How.STANDING_ORDER, How.SUPPORT):
        return False
    giver, name = _giver(found)
    return any(
        gift.giver is None
        or gift.giver == giver
        or (name and gift.giver.name.casefold() == name.casefold())
        for gift in by_hand
    )


def _giver(found: Suggestion) -> tuple[Person | None, str]:
    """Return whose gift a line surely is: the person, if known, and the name."""
    if found.how == How.SUPPORT:
        person = Support.objects.select_related("person").get(reference=found.reference).person
        return person, person.name
    if found.reference:
        promised = PromisedGift.objects.filter(payment__reference=found.reference).first()
        return None, promised.name if promised else ""
    told = found.order or found.payer
    giver = told.giver if told else None
    return giver, giver.name if giver else ""


def by_hand_too(line: Line, known: Known) -> list[Suggestion]:
    """Return what a line may be, with what somebody recorded by hand, the likeliest first.

    A gift that may be recorded already stands before the one that would be made once more.
    """
    found = suggest(line, known)
    if line.amount_minor < 0:
        return [*(Suggestion(How.REFUND, refund=back) for back in refunds_by_hand(line)), *found]
    gifts = gifts_by_hand(line)
    counted = [Suggestion(How.COUNTED, gift=gift) for gift in gifts]
    return [*counted, *found] if found and is_there(found[0], gifts) else [*found, *counted]


def _promised(line: Line, known: Known) -> Iterator[Suggestion]:
    """Find a reference printed for a gift or for shares, however its payer wrote it down."""
    said = " ".join(compact(part) for part in (line.reference, line.text, line.payer_name))
    for prefix in known.prefixes:
        for found in re.finditer(re.escape(prefix), said):
            if one := known.promised.get(said[found.start() : found.end() + _TAIL]):
                yield Suggestion(one.how, sure=True, reference=one.reference)
                return


def _ordered(line: Line, known: Known) -> Iterator[Suggestion]:
    found = [
        order
        for order in known.orders_in(compact(line.words + line.payer_account))
        if _runs(order, line)
    ]
    due = [
        order
        for order in found
        if order.amount_minor == line.amount_minor and _is_due(order, line, known)
    ]
    for order in due or found:
        yield Suggestion(How.STANDING_ORDER, sure=len(due) == 1, order=order)


def _runs(order: StandingOrder, line: Line) -> bool:
    return order.started_on <= line.booked_on and not (
        order.ended_on and line.booked_on > order.ended_on
    )


def _is_due(order: StandingOrder, line: Line, known: Known) -> bool:
    """Say whether a standing order hasn't come in these days."""
    days = known.came.get(order.pk, [])
    return all(abs(line.booked_on - day) > TWICE_A_MONTH for day in days)


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
        if reference := known.supports.get((payer.giver_id, line.amount_minor)):
            yield Suggestion(How.SUPPORT, reference=reference)
        yield Suggestion(How.GIFT, sure=payer.always, payer=payer)


def _of_debit(line: Line, known: Known) -> Iterator[Suggestion]:
    yield from _share_money_back(line, known)
    yield from _paid_out(line, known)
    if "CHARGE" in line.words.upper() or re.search(r"\bFEES?\b", line.words.upper()):
        yield Suggestion(How.CHARGE)


def _share_money_back(line: Line, known: Known) -> Iterator[Suggestion]:
    """Find share money of this sum that was to go back; its reference makes it sure."""
    said = compact(line.words)
    for refund in known.share_refunds:
        if refund.amount_minor == -line.amount_minor:
            sure = compact(refund.application.reference) in said
            yield Suggestion(How.RETURNED, sure=sure, share_refund=refund)

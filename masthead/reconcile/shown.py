"""Lines, statements and suggestions in words, as the desk shows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from masthead.bank.models import Line, Statement, Status
from masthead.batches.models import Part
from masthead.lib import money
from masthead.reconcile.models import How, Settlement
from masthead.reconcile.suggest import Known, Suggestion, by_hand_too, suggest

# How many of a line's suggestions are worth a button.
MOST = 4


@dataclass(frozen=True)
class Offer:
    """A button: the words on it, and what the server knows it by when it is pressed."""

    token: str
    words: str
    sure: bool


@dataclass(frozen=True)
class LineRow:
    """A line with its sum as words, what it may be, and as what it was settled, if it was."""

    line: Line
    amount: str
    offers: tuple[Offer, ...] = ()
    settlement: Settlement | None = None


@dataclass(frozen=True)
class StatementRow:
    """A statement with its sums as words; `busy` while it is being read or matched."""

    statement: Statement
    opening: str
    closing: str
    stands: str
    busy: bool


def statement_row(statement: Statement) -> StatementRow:
    """Return a statement as it is shown."""
    currency = statement.account.currency
    return StatementRow(
        statement,
        _sum(statement.opening_minor, currency),
        _sum(statement.closing_minor, currency),
        str(statement.get_status_display()),
        is_busy(statement),
    )


def is_busy(statement: Statement) -> bool:
    """Say whether the task queue still has to do with a statement."""
    if statement.status != Status.KEPT:
        return statement.status == Status.WAITING
    return statement.lines_matched_upto < statement.lines_new


def _sum(minor: int | None, currency: str) -> str:
    return "–" if minor is None else money.exact(minor, currency=currency)


def waiting_rows(lines: Sequence[Line], known: Known, *, by_hand: bool = True) -> list[LineRow]:
    """Return lines that wait, each with the buttons of what it may be."""
    find = by_hand_too if by_hand else suggest
    return [
        LineRow(line, amount(line), tuple(offer(one) for one in find(line, known)[:MOST]))
        for line in lines
    ]


def settled_rows(lines: Sequence[Line]) -> list[LineRow]:
    """Return lines with what each was settled as."""
    standing = Settlement.objects.standing().filter(line__in=[line.pk for line in lines])
    found = {one.line_id: one for one in standing.select_related("by", "gift", "batch")}
    return [LineRow(line, amount(line), settlement=found.get(line.pk)) for line in lines]


def amount(line: Line) -> str:
    """Write a line's sum for people."""
    return money.exact(line.amount_minor, currency=line.currency)


def offer(found: Suggestion) -> Offer:
    """Return the button of a suggestion."""
    return Offer(token(found), _words(found), found.sure)


def token(found: Suggestion) -> str:
    """Return what tells a suggestion apart from the others of its line."""
    parts = (
        found.reference,
        found.order and found.order.pk,
        found.payer and found.payer.pk,
        found.batch and found.batch.pk,
        "+".join(found.parts),
        found.gift and found.gift.pk,
        found.refund and found.refund.pk,
        found.share_refund and f"shares-{found.share_refund.pk}",
    )
    return ":".join(str(part) for part in (found.how, *parts) if part)


def _words(found: Suggestion) -> str:
    if found.reference:
        words = _REFERENCED.get(found.how, _("Gift promised as {reference}"))
        return str(words).format(reference=found.reference)
    if found.refund or found.share_refund:
        return _back_words(found)
    if found.order:
        whose = found.order.giver.name if found.order.giver else found.order.payer_text
        return _("Standing order of {name}").format(name=whose)
    if found.payer:
        return _("Gift of {name}").format(name=found.payer.giver)
    if found.batch:
        return _batch_words(found)
    if found.gift:
        name = found.gift.giver.name if found.gift.giver else _("nobody by name")
        words = _("Gift {number}, recorded by hand: {name}")
        return words.format(number=found.gift.pk, name=name)
    return str(HOW_WORDS[found.how])


def _back_words(found: Suggestion) -> str:
    if found.share_refund:
        words = _("Share money given back: {reference}")
        return words.format(reference=found.share_refund.application.reference)
    number = found.refund.gift_id if found.refund else ""
    return _("Gift {number}, given back at the desk").format(number=number)


def _batch_words(found: Suggestion) -> str:
    names: dict[tuple[Part, ...], str] = {
        (Part.CHEQUES,): _("Batch {number}: its cheques"),
        (Part.CASH,): _("Batch {number}: its cash"),
    }
    words = names.get(found.parts, _("Batch {number}: cheques and cash"))
    return words.format(number=found.batch.pk if found.batch else "")


_REFERENCED = {
    How.SHARE: gettext_lazy("Shares applied for as {reference}"),
    How.SUPPORT: gettext_lazy("A supporter’s, as {reference}"),
}
HOW_WORDS = {
    How.CARD_PAYOUT: How.CARD_PAYOUT.label,
    How.DEBIT_PAYOUT: How.DEBIT_PAYOUT.label,
    How.CHARGE: How.CHARGE.label,
}

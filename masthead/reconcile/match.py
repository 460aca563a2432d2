"""Match the new lines of a statement with what is known, as far as that is sure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from masthead.bank.models import Line, Statement, Status
from masthead.people import audit
from masthead.reconcile.by_hand import gifts_of_each
from masthead.reconcile.claim import Held, hold_all
from masthead.reconcile.models import How, Settlement
from masthead.reconcile.settle_all import Sure, settle_all
from masthead.reconcile.settle_gift import settle_gift, settle_standing_order
from masthead.reconcile.settle_otherwise import settle_as, settle_batch
from masthead.reconcile.settle_share import settle_share, settle_share_refund
from masthead.reconcile.settle_support import settle_support
from masthead.reconcile.suggest import Known, Suggestion, is_there, known, suggest

AT_ONCE = 200


def match(
    statement: Statement,
    *,
    by: audit.Actor,
    at: dt.datetime,
    told: Callable[[int, int], None] = lambda _done, _of: None,
) -> int:
    """Settle the lines of a kept statement that are sure, and return how many were.

    Two hundred lines a transaction, so that nobody else waits long; `told` hears how many of
    how many have been looked at. Safe to run twice: a line is settled once.
    """
    if statement.status != Status.KEPT:
        return 0
    against, of, count, after = known(), statement.lines.count(), 0, 0
    while lines := list(_next(statement, after=after)):
        with transaction.atomic():
            count += _settle(hold_all(lines), against, by=by, at=at)
        after = lines[-1].pk
        statement.lines_matched_upto = statement.lines.filter(pk__lte=after).count()
        statement.save(update_fields=["lines_matched_upto"])
        told(statement.lines_matched_upto, of)
    return count


def _next(statement: Statement, *, after: int) -> QuerySet[Line]:
    return statement.lines.filter(pk__gt=after).order_by("pk")[:AT_ONCE]


def _settle(held: Sequence[Held], against: Known, *, by: audit.Actor, at: dt.datetime) -> int:
    """Settle those of some lines that are sure: gifts of somebody known together, others singly."""
    together: list[Sure] = []
    count, by_hand = 0, gifts_of_each([one.line for one in held])
    for one in held:
        first = next(iter(suggest(one.line, against)), None) if one.line.amount_minor else None
        if first is None or not first.sure or is_there(first, by_hand[one.line.pk]):
            continue
        if first.order or first.payer:
            together.append(Sure(one, first))
            against.take(one.line, first)
        elif _settle_one(one, first, by=by, at=at):
            against.take(one.line, first)
            count += 1
    return count + _settle_all(together, by=by, at=at)


def _settle_all(sure: Sequence[Sure], *, by: audit.Actor, at: dt.datetime) -> int:
    """Settle gifts together; where one of them is refused, each by itself."""
    try:
        with transaction.atomic():
            settle_all(sure, by=by, at=at)
    except (ValueError, LookupError, IntegrityError):
        return sum(_settle_one(one.held, one.found, by=by, at=at) for one in sure)
    return len(sure)


def _settle_one(held: Held, found: Suggestion, *, by: audit.Actor, at: dt.datetime) -> bool:
    """Settle one line; what is refused waits for a person."""
    try:
        with transaction.atomic():
            do(held.line, found, by=by, at=at, by_itself=True)
    except (ValueError, LookupError):
        return False
    return True


def do(
    line: Line, found: Suggestion, *, by: audit.Actor, at: dt.datetime, by_itself: bool = False
) -> Settlement:
    """Settle a line as it was suggested. Raises what the settling raises."""
    if found.order:
        return settle_standing_order(line, found.order, by=by, at=at, by_itself=by_itself)
    if found.share_refund:
        return settle_share_refund(line, found.share_refund, by=by, at=at, by_itself=by_itself)
    if found.how == How.SHARE:
        return settle_share(line, found.reference, by=by, at=at, by_itself=by_itself)
    if found.how == How.SUPPORT:
        return settle_support(line, found.reference, by=by, at=at, by_itself=by_itself)
    if found.batch:
        return settle_batch(line, found.batch, parts=found.parts, by=by, at=at, by_itself=by_itself)
    if found.how == How.GIFT:
        payer = found.payer
        return settle_gift(
            line,
            giver=payer.giver if payer else None,
            thank=payer.thank if payer else "none",
            reference=found.reference,
            by=by,
            at=at,
            by_itself=by_itself,
        )
    return settle_as(line, found.how, by=by, at=at, by_itself=by_itself)

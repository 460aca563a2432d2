"""Match the new lines of a statement with what is known, as far as that is sure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from django.db import transaction
from django.db.models import QuerySet

from masthead.bank.models import Line, Statement, Status
from masthead.people import audit
from masthead.reconcile.claim import Held, hold_all
from masthead.reconcile.models import How, Settlement
from masthead.reconcile.settle_gift import of_order, settle_gift, settle_standing_order
from masthead.reconcile.settle_otherwise import settle_as, settle_batch
from masthead.reconcile.suggest import Known, Suggestion, known, suggest

AT_ONCE = 50


def match(
    statement: Statement,
    *,
    by: audit.Actor,
    at: dt.datetime,
    told: Callable[[int, int], None] = lambda _done, _of: None,
) -> int:
    """Settle the lines of a kept statement that are sure, and return how many were.

    Fifty lines a transaction, so that nobody else waits long; `told` hears how many of how many
    have been looked at. Safe to run twice: a line is settled once.
    """
    if statement.status != Status.KEPT:
        return 0
    against, of, count, after = known(), statement.lines.count(), 0, 0
    while lines := list(_next(statement, after=after)):
        with transaction.atomic():
            count += sum(_settle(held, against, by=by, at=at) for held in hold_all(lines))
        after = lines[-1].pk
        statement.lines_matched_upto = statement.lines.filter(pk__lte=after).count()
        statement.save(update_fields=["lines_matched_upto"])
        told(statement.lines_matched_upto, of)
    return count


def _next(statement: Statement, *, after: int) -> QuerySet[Line]:
    return statement.lines.filter(pk__gt=after).order_by("pk")[:AT_ONCE]


def _settle(held: Held, against: Known, *, by: audit.Actor, at: dt.datetime) -> bool:
    """Settle one line where its first suggestion is sure; what is refused waits for a person."""
    first = next(iter(suggest(held.line, against)), None) if held.line.amount_minor else None
    if first is None or not first.sure:
        return False
    try:
        with transaction.atomic():
            if first.order:
                of_order(held, first.order, by=by, at=at, by_itself=True)
            else:
                do(held.line, first, by=by, at=at, by_itself=True)
    except (ValueError, LookupError):
        return False
    against.take(held.line, first)
    return True


def do(
    line: Line, found: Suggestion, *, by: audit.Actor, at: dt.datetime, by_itself: bool = False
) -> Settlement:
    """Settle a line as it was suggested. Raises what the settling raises."""
    if found.order:
        return settle_standing_order(line, found.order, by=by, at=at)
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

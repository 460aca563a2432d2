"""Match the new lines of a statement with what is known, as far as that is sure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from django.db import transaction

from masthead.bank.models import Line, Statement, Status
from masthead.people import audit
from masthead.reconcile.claim import SettledAlready
from masthead.reconcile.models import How, Settlement
from masthead.reconcile.settle_gift import settle_gift, settle_standing_order
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
    against, of, count, done = known(), statement.lines.count(), 0, 0
    after = 0
    while lines := list(_unsettled(statement, after=after)):
        with transaction.atomic():
            count += sum(_settle(line, against, by=by, at=at) for line in lines)
        after, done = lines[-1].pk, done + len(lines)
        _note(statement, done=_looked_at(statement, after=after))
        told(statement.lines_matched_upto, of)
    _note(statement, done=of)
    told(of, of)
    return count


def _unsettled(statement: Statement, *, after: int) -> list[Line]:
    standing = Settlement.objects.standing().filter(line__statement=statement).values("line")
    lines = statement.lines.filter(pk__gt=after).exclude(amount_minor=0).exclude(pk__in=standing)
    return list(lines.select_related("account").order_by("pk")[:AT_ONCE])


def _looked_at(statement: Statement, *, after: int) -> int:
    return statement.lines.filter(pk__lte=after).count()


def _note(statement: Statement, *, done: int) -> None:
    statement.lines_matched_upto = done
    statement.save(update_fields=["lines_matched_upto"])


def _settle(line: Line, against: Known, *, by: audit.Actor, at: dt.datetime) -> bool:
    """Settle one line where its first suggestion is sure; what is refused waits for a person."""
    first = next(iter(suggest(line, against)), None)
    if first is None or not first.sure:
        return False
    try:
        with transaction.atomic():
            do(line, first, by=by, at=at, by_itself=True)
    except (ValueError, LookupError, SettledAlready):
        return False
    _learn(line, first, against)
    return True


def do(
    line: Line, found: Suggestion, *, by: audit.Actor, at: dt.datetime, by_itself: bool = False
) -> Settlement:
    """Settle a line as it was suggested. Raises what the settling raises."""
    if found.order:
        return settle_standing_order(line, found.order, by=by, at=at, by_itself=by_itself)
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


def _learn(line: Line, done: Suggestion, against: Known) -> None:
    """Let the next lines know what this one took."""
    if done.order:
        against.came.setdefault(done.order.pk, []).append(line.booked_on)
    if done.reference:
        against.promised = {
            key: payment
            for key, payment in against.promised.items()
            if payment.reference != done.reference
        }
    if done.batch:
        against.drop_batch(done.batch)

"""Compare all that goes on at a gateway with what is kept here."""

import datetime as dt
import itertools
import logging
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from django.db import transaction
from django.db.models import Q

from masthead.payments import registry
from masthead.payments.compare.found import Found, of_mandates, of_subscriptions
from masthead.payments.compare.write import write
from masthead.payments.contract import (
    GatewayRefused,
    GatewayUnreachable,
    Kind,
    Notice,
    UnknownObject,
)
from masthead.payments.models import Comparison, Difference, Part, Subscription
from masthead.payments.provider import RecurringProvider

AT_ONCE = 500
# One that was stopped is taken up again within this time; what is older begins anew.
STALE_AFTER = dt.timedelta(hours=20)
Told = TypeVar("Told")
Settle = Callable[[Notice], object]
log = logging.getLogger("masthead.payments")


def compare(
    provider: str, *, settle: Settle, at: dt.datetime, seconds: float | None = None
) -> Comparison:
    """Compare a gateway's subscriptions and mandates with ours; return how far it came.

    `settle` asks the gateway about one of them and does what follows; it is called for each that
    stands otherwise. After `seconds`, if they are given, it stops between two pages, and goes on
    there when it is called again, as it does after a crash: each page is written down in one
    transaction with the place. Where the gateway says no it ends, with the reason on it: asking
    again at once is of no use. Raises GatewayUnreachable, and has kept its place.
    """
    until = time.monotonic() + seconds if seconds else None
    gateway = registry.recurring_provider(provider)
    comparison = _taken_up(provider, at=at)
    try:
        for page in _pages(gateway, comparison, at=at):
            for notice in page:
                _settle(notice, settle)
            if until and time.monotonic() > until:
                break
    except (GatewayRefused, UnknownObject) as error:
        comparison.ended_at = at
        _note_refusal(comparison, error)
    return comparison


def _taken_up(provider: str, *, at: dt.datetime) -> Comparison:
    """Return the comparison that was stopped, or a new one."""
    with transaction.atomic():
        going_on = Comparison.objects.select_for_update().filter(provider=provider, ended_at=None)
        found = going_on.first()
        if found and at - found.started_at < STALE_AFTER:
            return found
        if found:
            found.ended_at = at
            found.save(update_fields=["ended_at"])
        return Comparison.objects.create(provider=provider, started_at=at)


def _pages(
    gateway: RecurringProvider, comparison: Comparison, *, at: dt.datetime
) -> Iterator[list[Notice]]:
    """Compare page after page; yield what of each is to be asked about once more."""
    if comparison.part == Part.SUBSCRIPTIONS:
        for told in _batched(gateway.subscriptions(after=comparison.after)):
            found = of_subscriptions(comparison.provider, told)
            yield _written(comparison, found, last=told[-1].remote_id, at=at)
        _next(comparison, Part.MANDATES)
    if comparison.part == Part.MANDATES:
        for signed in _batched(gateway.mandates(after=comparison.after)):
            found = of_mandates(comparison.provider, signed)
            yield _written(comparison, found, last=signed[-1].remote_id, at=at)
        _next(comparison, Part.MISSING)
    if comparison.part == Part.MISSING:
        for rows in _batched(_unseen(comparison)):
            yield _missing(comparison, gateway, rows, at=at)
        _next(comparison, Part.DONE, at=at)


def _batched(told: Iterable[Told]) -> Iterator[list[Told]]:
    every = iter(told)
    while page := list(itertools.islice(every, AT_ONCE)):
        yield page


def _written(comparison: Comparison, found: Found, *, last: str, at: dt.datetime) -> list[Notice]:
    with transaction.atomic():
        write(comparison.provider, found, at=at)
        if found.seen:
            # One that this comparison has met is none that the gateway doesn't list.
            Subscription.objects.filter(pk__in=found.seen).update(compared_at=comparison.started_at)
        comparison.after = last
        comparison.seen += len(found.names)
        comparison.save(update_fields=["after", "seen"])
    return found.ask


def _next(comparison: Comparison, part: Part, *, at: dt.datetime | None = None) -> None:
    comparison.part, comparison.after, comparison.ended_at = part, "", at
    comparison.save(update_fields=["part", "after", "ended_at"])


def _note_refusal(comparison: Comparison, error: Exception) -> None:
    log.warning("The comparison with %s is refused: %s", comparison.provider, error)
    comparison.why = str(error)[:200]
    comparison.save(update_fields=["why", "ended_at"])


def _unseen(comparison: Comparison) -> Iterator[Subscription]:
    """Yield what goes on here and was there before, and that the gateway didn't list."""
    begun = comparison.started_at
    ours = Subscription.objects.running().filter(
        Q(compared_at=None) | Q(compared_at__lt=begun),
        provider=comparison.provider,
        remote_id__isnull=False,
        created_at__lt=begun,
    )
    yield from ours.order_by("pk").iterator(AT_ONCE)


def _missing(
    comparison: Comparison,
    gateway: RecurringProvider,
    rows: list[Subscription],
    *,
    at: dt.datetime,
) -> list[Notice]:
    """Ask about each that wasn't listed: it is there after all, or it is a difference.

    One that the gateway won't tell of stays as it is.
    """
    there, found = [], Found()
    for row in rows:
        name = row.remote_id or ""
        try:
            gateway.fetch(Kind.SUBSCRIPTION, name)
        except GatewayRefused as error:
            _note_refusal(comparison, error)
            continue
        except UnknownObject:
            found.add(name, Difference.What.MISSING, ours=row.status, subscription=row)
        else:
            there.append(Notice(Kind.SUBSCRIPTION, name))
            found.seen.append(row.pk)
        found.names.append(name)
    _written(comparison, found, last=rows[-1].remote_id or "", at=at)
    return there


def _settle(notice: Notice, settle: Settle) -> None:
    try:
        settle(notice)
    except (GatewayRefused, GatewayUnreachable, LookupError) as error:
        log.warning("%s %s can’t be settled: %s", notice.kind, notice.remote_id, error)

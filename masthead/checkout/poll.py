"""Find out for ourselves what no notice told."""

import datetime as dt
import logging
from collections.abc import Callable, Iterator
from functools import partial

from masthead.checkout.look import look_when_due
from masthead.checkout.settle import settle
from masthead.checkout.settle_support import NobodysSupport
from masthead.checkout.webhooks import handle
from masthead.fund.refund import RefundTooLarge
from masthead.paper.models import the_paper
from masthead.payments import registry
from masthead.payments.apply import NotWhatWasAsked
from masthead.payments.ask_refund import send
from masthead.payments.contract import GatewayRefused, RefundStatus, UnknownObject
from masthead.payments.models import InboxRow, Payment, Polled, Refund
from masthead.payments.provider import Provider
from masthead.payments.tries import forget_old

AT_ONCE = 200
ANSWER_LOST_AFTER = dt.timedelta(minutes=1)
ASK_EVERY = dt.timedelta(minutes=5)
TO_BE_SEEN_TO = (UnknownObject, NotWhatWasAsked, NobodysSupport, RefundTooLarge, GatewayRefused)
log = logging.getLogger("masthead.checkout")


def poll(*, at: dt.datetime) -> None:
    """Do what is due: kept bodies, open payments, unanswered refunds, changes at the gateways.

    Run by the clock each minute; safe to run again and by two at once, since each job settles,
    and settling twice has the effect of once. One that fails keeps no other from its turn.
    """
    for job in _jobs(at):
        try:
            job()
        except Exception:
            log.exception("The poller’s job failed; it is tried again")
    forget_old(at=at)


def _jobs(at: dt.datetime) -> Iterator[Callable[[], object]]:
    for row in InboxRow.objects.due(at)[:AT_ONCE]:
        yield partial(handle, row, at=at)
    for payment in Payment.objects.due_for_a_look(at)[:AT_ONCE]:
        yield partial(look_when_due, payment, at=at)
    for refund in _unanswered(at)[:AT_ONCE]:
        yield partial(send, refund, at=at)
    for provider in registry.gateways(the_paper()):
        yield partial(_ask_what_changed, provider, at=at)


def _unanswered(at: dt.datetime) -> list[Refund]:
    pending = Refund.objects.filter(status=RefundStatus.PENDING, remote_id=None)
    waiting = pending.filter(asked_at__lte=at - ANSWER_LOST_AFTER)
    return list(waiting.select_related("payment").order_by("asked_at"))


def _ask_what_changed(provider: Provider, *, at: dt.datetime) -> None:
    """Settle what changed at a gateway since it was last asked; if that fails, ask again.

    It is asked from a little earlier on, for its clock may not be ours.
    """
    asked, _ = Polled.objects.get_or_create(
        provider=provider.name, defaults={"upto": at - ASK_EVERY}
    )
    if at - asked.upto < ASK_EVERY:
        return
    for notice in provider.poll(asked.upto - ASK_EVERY):
        try:
            settle(provider, notice, at=at)
        except TO_BE_SEEN_TO as error:
            log.warning("%s: %s", provider.name, error)
    Polled.objects.filter(pk=asked.pk).update(upto=at)

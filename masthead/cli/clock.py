"""The clock: what falls due by itself, looked at each minute."""

import datetime as dt
import logging
import threading
import time
from collections.abc import Callable

EVERY_SECONDS = 60.0
log = logging.getLogger("masthead.clock")


def run() -> None:
    """Tick at once and then each minute, for as long as the process lives."""
    while True:
        tick(at=dt.datetime.now(tz=dt.UTC))
        threading.Event().wait(EVERY_SECONDS - time.time() % EVERY_SECONDS)


def tick(*, at: dt.datetime) -> None:
    """Do all that is due at a moment. One job that fails keeps no other from its turn.

    Safe to run twice: each job looks at what is there, not at what it did before.
    """
    from django.db import close_old_connections

    close_old_connections()
    for name, job in _jobs().items():
        try:
            job(at)
        except Exception:
            log.exception("The clock’s job %s failed", name)
    close_old_connections()


def _jobs() -> dict[str, Callable[[dt.datetime], object]]:
    from masthead.checkout.compare_nightly import compare_nightly
    from masthead.checkout.debit.due import collect_due
    from masthead.checkout.look_at_subscription import look_at_subscriptions
    from masthead.checkout.poll import poll
    from masthead.fund.renew import renew
    from masthead.fund.sum_up import sum_up_when_due
    from masthead.mail.forget import forget_old
    from masthead.mail.take_up import take_up
    from masthead.newsroom.access.forget_readings import forget_readings
    from masthead.newsroom.publish_due import publish_due
    from masthead.paper.models import the_paper
    from masthead.people.forget_door import forget_door
    from masthead.shares.applications.forget_drafts import forget_drafts
    from masthead.shares.applications.remind_parts import remind_parts
    from masthead.shares.decisions.lapse import lapse_due
    from masthead.supporters.chase.due import see_to_supporters

    return {
        "publish what is due": lambda at: publish_due(at=at),
        "renew the fund": lambda at: renew(on=the_paper().today(at), at=at),
        "sum up the book": lambda at: sum_up_when_due(at=at),
        "ask the gateways": lambda at: poll(at=at),
        "collect direct debits": lambda at: collect_due(at=at),
        "look at subscriptions": lambda at: look_at_subscriptions(at=at),
        "compare with the gateways": lambda at: compare_nightly(at=at),
        "take up letters": lambda at: take_up(at=at),
        "forget what was read": lambda at: forget_readings(at=at),
        "forget old letters": lambda at: forget_old(at=at),
        "forget tries at the door": lambda at: forget_door(at=at),
        "remind of parts for shares": lambda at: remind_parts(at=at),
        "let applications lapse": lambda at: lapse_due(at=at),
        "see to supporters": lambda at: see_to_supporters(at=at),
        "forget drafts for shares": lambda at: forget_drafts(at=at),
    }

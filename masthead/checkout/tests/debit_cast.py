"""The cast of the direct debits' tests: a giver with a mandate, a clock, and the mail."""

import dataclasses
import datetime as dt

from django.test import Client

from masthead.checkout.debit.due import collect_due
from masthead.checkout.debit.set_out import Pledge, set_out
from masthead.checkout.poll import poll
from masthead.mail.models import Letter, Standing
from masthead.paper.models import the_paper
from masthead.payments.models import Mandate, Payment
from tests.servers.gocardless import Recorded

JO = Pledge(10_000, each_month=False, name="Jo Harker", email="jo@example.org", town="Threlby")
MONTHLY = dataclasses.replace(JO, amount_minor=1000, each_month=True)
# A Monday in June, with no bank holiday until the end of August.
MONDAY = dt.datetime(2026, 6, 8, 9, tzinfo=dt.UTC)
A_DAY = dt.timedelta(days=1)


def signed(gocardless: Recorded, pledge: Pledge = JO, *, at: dt.datetime = MONDAY) -> Mandate:
    """Set out to give and sign the mandate on the hosted page; return it."""
    set_out(pledge, paper=the_paper(), address="192.0.2.1", at=at)
    mandate = Mandate.objects.latest("created_at", "pk")
    gocardless.sign(mandate.setup_id or "", at=at)
    return mandate


def the_clock_ticks(at: dt.datetime) -> None:
    """Do all that is due, twice, as it may happen."""
    for _ in range(2):
        poll(at=at)
        collect_due(at=at)


def the_mail_goes(at: dt.datetime) -> list[Letter]:
    """Send what waits, as the task worker does; return it."""
    waiting = list(Letter.objects.filter(standing=Standing.WAITING).order_by("queued_at"))
    for letter in waiting:
        letter.standing, letter.sent_at = Standing.SENT, at
        letter.save(update_fields=["standing", "sent_at"])
    return waiting


def days_pass(start: dt.datetime, count: int) -> dt.datetime:
    """Let days go by, with clock and mail on each; return the last.

    The bank takes the mandate on the first of them, so that nobody has to look at it each day.
    """
    for passed in range(1, count + 1):
        at = start + passed * A_DAY
        collect_due(at=at)
        the_mail_goes(at)
        Mandate.objects.filter(status="pending-submission").update(status="active", look_at=None)
    return start + count * A_DAY


def collected(gocardless: Recorded) -> tuple[Payment, str]:
    """Let a gift once be announced and handed over; return its payment and GoCardless's id."""
    signed(gocardless)
    days_pass(MONDAY, 12)
    payment = Payment.objects.get()
    assert payment.remote_id, payment.status
    return payment, payment.remote_id


def heard(gocardless: Recorded, *events: dict[str, object]) -> int:
    """Bring events by a webhook; return the paper’s answer."""
    body, headers = gocardless.webhook(*events)
    answer = Client().post("/webhooks/gocardless/", body, "application/json", headers=headers)
    return answer.status_code


def moment(day: str) -> dt.datetime:
    """Return a moment in UTC, written as GoCardless does."""
    return dt.datetime.fromisoformat(day).replace(tzinfo=dt.UTC)

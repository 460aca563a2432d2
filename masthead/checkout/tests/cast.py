"""The small cast of the till's tests: a paper that can be given to, and a giver at its page."""

import datetime as dt

from django.db.models import Sum
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from masthead.checkout.give import give
from masthead.fund.models import Gift
from masthead.fund.open_appeal import open_appeal
from masthead.fund.totals import FundTotals, totals
from masthead.ledger.models import Entry, Posting
from masthead.lib import days
from masthead.paper.found import found
from masthead.paper.models import Paper
from masthead.payments.models import Payment, PracticeSession, Way
from masthead.people import audit

NOON = dt.datetime(2026, 6, 13, 12, tzinfo=dt.UTC)
JUNE_1, JUNE_13 = dt.date(2026, 6, 1), dt.date(2026, 6, 13)


def the_ferry_bell(*, practice: bool = True, by_post: bool = True, at: dt.datetime = NOON) -> Paper:
    """Found the paper of these tests, with an open fund, by default with its bank and address."""
    paper = found("The Ferry Bell", society="Ferry Bell Society Limited", practice=practice, at=at)
    if by_post:
        paper.bank_account_name = "Ferry Bell Society"
        paper.bank_sort_code, paper.bank_account_number = "00-00-00", "00000000"
        paper.cheques_payable_to = "Ferry Bell Society Limited"
        paper.postal_address = "1 Ferry Stairs\nThrelby"
        paper.save()
    first, last = days.month_of(paper.today(at))
    open_appeal(
        "The boat fund",
        target_minor=1_800_000,
        opens_on=first,
        closes_on=last,
        by=audit.COMMAND,
        at=at,
    )
    return paper


def set_out(
    paper: Paper,
    pence: int = 1000,
    *,
    way: Way = Way.CARD,
    name: str = "",
    town: str = "",
    thank: str = "none",
    at: dt.datetime = NOON,
) -> Payment:
    """Set out to give, as the page does, and return the payment."""
    give(
        pence,
        way=way,
        name=name,
        town=town,
        thank=thank,
        paper=paper,
        address="192.0.2.1",
        at=at,
    )
    return Payment.objects.latest("created_at", "pk")


def session_of(payment: Payment) -> PracticeSession:
    """Return the practice gateway's session of a payment."""
    return PracticeSession.objects.get(payment_key=str(payment.pk))


def now_is(at: dt.datetime = NOON) -> FundTotals:
    """Return the fund's figures at a moment."""
    figures = totals(on=days.day_of(at, zone="Europe/London"))
    assert figures is not None
    return figures


def nothing_is_posted() -> bool:
    """Say whether book and gifts are empty."""
    return not (Entry.objects.exists() or Gift.objects.exists())


def balance_of(account: str) -> int:
    """Return the balance of one account in pence, debits above nought."""
    found = Posting.objects.filter(account=account).aggregate(sum=Sum("amount_minor"))
    return int(found["sum"] or 0)


def let_the_worker_run(*, wait: dt.timedelta = dt.timedelta(0)) -> None:
    """Run the real task worker until nothing is due; `wait` moves what is queued closer first."""
    later = DBTaskResult.objects.filter(status="READY", run_after__gt=timezone.now())
    # The queue writes "at once" as the last day that there is.
    for task in later.exclude(run_after__year=9999):
        task.run_after -= wait
        task.save(update_fields=["run_after"])
    Worker(
        queue_names=["default"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="test",
        excluded_queue_names=[],
    ).run()

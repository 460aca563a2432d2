"""What is asked of the payment services: that they hold what the book says, and owe no answer."""

import datetime as dt

from django.db.models import Case, Count, Exists, F, OuterRef, QuerySet, Sum, When
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from masthead.checkout.settle_gift import COMES, GOES
from masthead.checkout.taken_back import unread
from masthead.ledger.accounts import Account
from masthead.lib import days
from masthead.paper.models import the_paper
from masthead.payments.apply import CHARGEBACK_FEE, FEE, FEE_RETURNED
from masthead.payments.models import Payment, Status, Transition
from masthead.payments.models.payment import BY_POST, OPEN
from masthead.treasury.checks.check import Check, Month, state_of

CLEARING = (Account.CARD_CLEARING, Account.DIRECT_DEBIT_CLEARING)
_ADDS = (*COMES, FEE_RETURNED)
_TAKES = (*GOES, FEE, CHARGEBACK_FEE)


def gateways_agree(month: Month) -> Check:
    """Ask whether the payment services hold what the book has with them."""
    book = sum(month.trial.of(account) for account in CLEARING)
    held = _not_paid_out(_end(month)).aggregate(total=_signed())["total"] or 0
    first = next((one for one in CLEARING if month.trial.of(one)), CLEARING[0])
    asked = f"?from={month.first}&to={month.last}"
    return Check(
        "gateways-agree",
        state_of(book == held),
        _held_in_words(month, book, held),
        link=reverse("account_entries", args=[first]) + asked,
        title=_("Payment services and book agree"),
        may_explain=True,
    )


def _held_in_words(month: Month, book: int, held: int) -> str:
    words = _("The payment services and the book have {book}.")
    if book > held:
        words = _(
            "The book has {book} with the payment services, they have {held}: {apart} was paid "
            "out by them and hasn’t been found at the bank."
        )
    elif book < held:
        words = _(
            "The payment services have {held}, the book has {book} with them: {apart} more has "
            "been booked as paid out than they say."
        )
    said = {"book": book, "held": held, "apart": abs(book - held)}
    return words.format(**{name: month.words(minor) for name, minor in said.items()})


def _end(month: Month) -> dt.datetime:
    """Return the moment at which the month is over in the paper's zone."""
    noon = dt.datetime.combine(month.last, dt.time(12), tzinfo=dt.UTC)
    return days.next_midnight(noon, zone=the_paper().time_zone)


def _not_paid_out(end: dt.datetime) -> QuerySet[Transition]:
    """Return the steps whose money the payment services still have at a moment.

    A payment goes with its own payout. What came or went afterwards goes with the next one of
    the same service.
    """
    paid_out = Transition.objects.filter(name=Status.PAID_OUT, occurred_at__lt=end)
    own = paid_out.filter(payment=OuterRef("payment"))
    later = {"occurred_at__gte": OuterRef("occurred_at")}
    following = paid_out.filter(payment__provider=OuterRef("payment__provider"), **later)
    return Transition.objects.filter(occurred_at__lt=end).exclude(
        Exists(own.filter(**later)) | (Exists(own) & Exists(following))
    )


def _signed() -> Sum:
    adds = When(name__in=_ADDS, then=F("amount_minor"))
    takes = When(name__in=_TAKES, then=-F("amount_minor"))
    return Sum(Case(adds, takes, default=0))


def none_open(month: Month) -> Check:
    """Ask whether each payment begun in the month has come to an end."""
    begun = Payment.objects.filter(status__in=OPEN, created_at__lt=_end(month))
    waiting = begun.exclude(provider=BY_POST)
    found = waiting.aggregate(count=Count("pk"), sum=Sum("amount_minor"))
    return Check(
        "none-open",
        state_of(not found["count"]),
        _open_in_words(month, found["count"], found["sum"] or 0),
        title=_("No payment still on its way"),
        may_explain=True,
    )


def _open_in_words(month: Month, count: int, minor: int) -> str:
    if not count:
        return _("Every payment has come to its end.")
    words = ngettext(
        "{count} payment of {sum} is still on its way: it may yet count to this month.",
        "{count} payments of {sum} together are still on their way: they may yet count to this "
        "month.",
        count,
    )
    return words.format(count=count, sum=month.words(minor))


def none_unread(month: Month) -> Check:
    """Ask whether the treasurer has read of all that was taken back, of this month or not."""
    count = unread()
    words = ngettext(
        "{count} chargeback or late failure is not read yet.",
        "{count} chargebacks and late failures are not read yet.",
        count,
    )
    return Check(
        "none-unread",
        state_of(not count),
        words.format(count=count) if count else _("All that was taken back is read."),
        link=reverse("taken_back") if count else "",
        title=_("Chargebacks and late failures read"),
    )

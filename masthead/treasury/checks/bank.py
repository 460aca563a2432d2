"""What is asked of the bank: that each line is known, and that it holds what the book says."""

import datetime as dt

from django.db.models import Sum
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from masthead.bank.models import Account as BankAccount
from masthead.bank.models import Line, Statement, Status
from masthead.ledger.accounts import Account
from masthead.lib import days
from masthead.reconcile.models import waiting
from masthead.treasury.checks.check import Check, Month, state_of
from masthead.treasury.models import StatedBalance


def lines_settled(month: Month) -> Check:
    """Ask whether each line of the bank's statements up to the month's end is settled."""
    count = waiting().filter(booked_on__lte=month.last).count()
    words = ngettext(
        "{count} line of the bank’s statements waits to be settled.",
        "{count} lines of the bank’s statements wait to be settled.",
        count,
    )
    return Check(
        "lines-settled",
        state_of(not count),
        words.format(count=count) if count else _("Every line that was read is settled."),
        link=reverse("bank_waiting") if count else "",
        title=_("Bank lines settled"),
        may_explain=True,
    )


def bank_agrees(month: Month) -> Check:
    """Ask whether the bank holds at the month's end what the book says."""
    book = month.trial.of(Account.BANK)
    held = bank_holds(month.last)
    never = held is None and all(one.account != Account.BANK for one in month.trial.balances)
    asked = f"?from={month.first}&to={month.last}"
    return Check(
        "bank-agrees",
        state_of(never or held == book),
        _("Nothing has gone through the bank.") if never else _said(month, book, held),
        link=reverse("account_entries", args=[Account.BANK]) + asked,
        title=_("Bank and book agree"),
        may_explain=held is not None,
    )


def bank_holds(day: dt.date) -> int | None:
    """Return what the bank holds at the end of a day, in minor units; None where nobody knows.

    As the statements say, where those of every account reach that day; else as the treasurer
    read it off a statement on paper.
    """
    read = [_as_read(account, day) for account in BankAccount.objects.all()]
    known = [minor for minor in read if minor is not None]
    if read and len(known) == len(read):
        return sum(known)
    stated = StatedBalance.objects.filter(as_on=day).order_by("-pk").first()
    return stated.amount_minor if stated else None


def _as_read(account: BankAccount, day: dt.date) -> int | None:
    """Return what the first statement to reach a day closes with, less what came after the day.

    None where no statement does, or where that one begins later and doesn't follow on from the
    one before it: of the days between nobody knows.
    """
    kept = Statement.objects.filter(account=account, status=Status.KEPT, last_on__gte=day)
    found = kept.exclude(closing_minor=None).order_by("last_on", "pk").first()
    if found is None or found.closing_minor is None or not _spans(found, day):
        return None
    later = Line.objects.filter(
        account=account, booked_on__gt=day, booked_on__lte=found.last_on
    ).aggregate(total=Sum("amount_minor"))
    return int(found.closing_minor) - int(later["total"] or 0)


def _spans(found: Statement, day: dt.date) -> bool:
    """Say whether a statement tells of a day: it began by then, or follows on from one before."""
    if found.first_on and found.first_on <= day:
        return True
    before = Statement.objects.filter(
        account=found.account_id, status=Status.KEPT, last_on__lte=day
    )
    last = before.exclude(closing_minor=None).order_by("-last_on", "-pk").first()
    return last is not None and last.closing_minor == found.opening_minor


def _said(month: Month, book: int, held: int | None) -> str:
    if held is None:
        words = _("The book has {book}; nobody has said what the bank holds at the end of {day}.")
    elif held == book:
        words = _("Both have {book} at the end of {day}.")
    else:
        words = _("The bank has {held} at the end of {day}, the book {book}: {apart} apart.")
    return words.format(
        book=month.words(book),
        day=days.in_words(month.last),
        held=month.words(held or 0),
        apart=month.words(abs(book - (held or 0))),
    )

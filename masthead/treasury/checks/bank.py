"""What is asked of the bank: that it holds what the book says."""

from django.urls import reverse
from django.utils.translation import gettext as _

from masthead.ledger.accounts import Account
from masthead.lib import days
from masthead.treasury.checks.check import Check, Month, state_of
from masthead.treasury.models import StatedBalance


def bank_agrees(month: Month) -> Check:
    """Ask whether the bank holds at the month's end what the book says."""
    book = month.trial.of(Account.BANK)
    held = bank_holds(month)
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


def bank_holds(month: Month) -> int | None:
    """Return what the bank holds at the month's end, None where nobody has said so."""
    stated = StatedBalance.objects.filter(as_on=month.last).order_by("-pk").first()
    return stated.amount_minor if stated else None


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

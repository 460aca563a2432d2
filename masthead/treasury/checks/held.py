"""What is still in hand or belongs to nobody known: to be nothing, or explained."""

from django.urls import reverse
from django.utils.translation import gettext as _

from masthead.ledger.accounts import Account
from masthead.treasury.checks.check import Check, Month, state_of


def nothing_unidentified(month: Month) -> Check:
    """Ask whether every receipt is known for what it is."""
    stands = -month.trial.of(Account.UNIDENTIFIED)
    words = _("{sum} came that nobody knows: settle it, or say why it stays.")
    return Check(
        "nothing-unidentified",
        state_of(not stands),
        words.format(sum=month.words(stands)) if stands else _("Every receipt is known."),
        link=_entries(Account.UNIDENTIFIED, month),
        title=_("Nothing unidentified"),
        may_explain=True,
    )


def in_hand(month: Month) -> Check:
    """List cheques and cash in hand: counted by the treasurer, who says so."""
    trial = month.trial
    cheques, cash = trial.of(Account.CHEQUES_IN_HAND), trial.of(Account.CASH_IN_HAND)
    words = _(
        "The book has {cheques} in cheques and postal orders and {cash} in cash that the bank "
        "has not seen: count it and say so."
    )
    said = words.format(cheques=month.words(cheques), cash=month.words(cash))
    return Check(
        "in-hand",
        state_of(not (cheques or cash)),
        said if cheques or cash else _("All of it has gone to the bank."),
        link=_entries(Account.CHEQUES_IN_HAND if cheques else Account.CASH_IN_HAND, month),
        title=_("Cheques and cash in hand"),
        may_explain=True,
    )


def _entries(account: Account, month: Month) -> str:
    return f"{reverse('account_entries', args=[account])}?from={month.first}&to={month.last}"
